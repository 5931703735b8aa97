import { useEffect, type RefObject } from 'react';

/** Closes an opened `<details>` on Escape and on a press anywhere else, as a menu would. */
export function useDismissOutside(details: RefObject<HTMLDetailsElement | null>): void {
  useEffect(() => {
    function onPointerDown(event: PointerEvent): void {
      const { current } = details;
      if (current?.open === true && event.target instanceof Node && !current.contains(event.target)) current.open = false;
    }
    function onKeyDown(event: KeyboardEvent): void {
      const { current } = details;
      if (event.key !== 'Escape' || current?.open !== true) return;
      current.open = false;
      current.querySelector('summary')?.focus();
    }
    document.addEventListener('pointerdown', onPointerDown);
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('pointerdown', onPointerDown);
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [details]);
}
