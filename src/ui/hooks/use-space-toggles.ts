import { useEffect } from 'react';
import { transportState } from '../../state/selectors';
import { usePlayground } from './use-playground';

/** The space bar trains and pauses, unless it means something where the focus is. */
export function useSpaceToggles(): void {
  const { store, transport } = usePlayground();
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key !== ' ' || event.repeat || event.altKey || event.ctrlKey || event.metaKey) return;
      const { target } = event;
      if (
        target instanceof Element &&
        target.closest('input, textarea, select, button, summary, a, canvas, [contenteditable], dialog') !== null
      )
        return;
      event.preventDefault();
      const { phase, refused } = transportState(store.getState());
      // A finished model is not thrown away by a stray key.
      if (phase === 'ready' && !refused) void transport.togglePlay();
      if (phase === 'running' || phase === 'paused') void transport.togglePlay();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [store, transport]);
}
