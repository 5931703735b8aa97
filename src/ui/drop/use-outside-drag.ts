import { useEffect, useState } from 'react';
import { carriesFiles } from './page-drops';

/**
 * `dragleave` comes for every element that is crossed, and the next `dragover` at once. So long after a leave without
 * one, in ms, the pointer is out of the window or Escape was pressed.
 */
const GONE_AFTER_MS = 120;
/** A pointer that rests over the page says so at least three times a second. After this timeout, in ms, the drag has ended without an event. */
const SILENT_AFTER_MS = 1500;

export interface OutsideDrag {
  /** What the field under the pointer takes, in its own words; null over the rest of the page. */
  readonly field: string | null;
}

/** What a field calls itself while files are over it: the value of its attribute `data-takes`. */
const fieldUnder = ({ target }: DragEvent): string | null =>
  target instanceof Element ? (target.closest('[data-takes]')?.getAttribute('data-takes') ?? null) : null;

/** Follows a drag that comes from outside of the page; null while there is none with files. */
export function useOutsideDrag(): OutsideDrag | null {
  const [drag, setDrag] = useState<OutsideDrag | null>(null);

  useEffect(() => {
    let gone: ReturnType<typeof setTimeout> | undefined;
    const end = (): void => {
      clearTimeout(gone);
      setDrag(null);
    };
    const follow = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      clearTimeout(gone);
      gone = setTimeout(end, SILENT_AFTER_MS);
      const field = fieldUnder(event);
      setDrag((former) => (former?.field === field ? former : { field }));
    };
    const listeners = {
      dragenter: follow,
      dragover: follow,
      dragleave() {
        clearTimeout(gone);
        gone = setTimeout(end, GONE_AFTER_MS);
      },
      // None of these fire during a drag.
      pointermove: end,
      pointerdown: end,
      keydown: end,
    };
    const entries = Object.entries(listeners) as [string, EventListener][];
    for (const [type, listener] of entries) addEventListener(type, listener);
    // Before a field takes it, which ends the drag as well.
    addEventListener('drop', end, { capture: true });
    return () => {
      end();
      for (const [type, listener] of entries) removeEventListener(type, listener);
      removeEventListener('drop', end, { capture: true });
    };
  }, []);

  return drag;
}
