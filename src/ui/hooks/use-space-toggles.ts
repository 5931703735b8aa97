import { useCallback, useEffect } from 'react';
import { transportState } from '../../state/selectors';
import { usePlayground } from './use-playground';

/** The space bar trains and pauses, unless it means something where the focus is. */
export function useSpaceToggles(): void {
  const toggle = useToggleTraining();
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
      toggle();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [toggle]);
}

/** Trains, pauses or goes on. A finished model is not thrown away by a stray key. */
export function useToggleTraining(): () => void {
  const { store, transport } = usePlayground();
  return useCallback(() => {
    const { phase, refused } = transportState(store.getState());
    if ((phase === 'ready' && !refused) || phase === 'running' || phase === 'paused') void transport.togglePlay();
  }, [store, transport]);
}
