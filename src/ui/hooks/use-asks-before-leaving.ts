import { useEffect } from 'react';
import { isLostOnLeaving } from '../../state/lost-on-leaving';
import { usePlayground } from './use-playground';

/** The browser asks before the page is closed, reloaded or left, when that would lose work. The wording is the browser's. */
export function useAsksBeforeLeaving(): void {
  const { store } = usePlayground();
  useEffect(() => {
    function onBeforeUnload(event: BeforeUnloadEvent): void {
      if (isLostOnLeaving(store.getState())) event.preventDefault();
    }
    addEventListener('beforeunload', onBeforeUnload);
    return () => removeEventListener('beforeunload', onBeforeUnload);
  }, [store]);
}
