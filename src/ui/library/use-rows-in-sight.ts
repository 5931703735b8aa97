import { useCallback, useLayoutEffect, useState, type RefObject } from 'react';

/** Rows beyond both edges that are drawn as well: Tab and a quick finger find them there. */
const BEYOND = 8;

/** A first guess at the height of a row, in CSS pixels, until one has been drawn. */
const FIRST_GUESS = 56;

export interface RowsInSight {
  /** The first row that is drawn, and the one after the last. */
  readonly first: number;
  readonly end: number;
  /** Of every row, in CSS pixels. */
  readonly rowHeight: number;
}

/**
 * Which rows of a long table are drawn: those in sight and a few beyond, so that a thousand rows cost no more than thirty. All are
 * equally high; how high, the style sheet says, and it is measured at a row, which is marked with `data-row`.
 */
export function useRowsInSight(scroller: RefObject<HTMLElement | null>, count: number): RowsInSight {
  const [rowHeight, setRowHeight] = useState(FIRST_GUESS);
  const [range, setRange] = useState({ first: 0, end: 3 * BEYOND });

  const look = useCallback((): void => {
    const { current } = scroller;
    if (current === null) return;
    const height = current.querySelector('[data-row]')?.getBoundingClientRect().height ?? 0;
    if (height > 0) setRowHeight(height);
    const row = height > 0 ? height : FIRST_GUESS;
    // In steps of a few rows: not every pixel draws anew.
    const first = Math.max(0, BEYOND * Math.floor(current.scrollTop / row / BEYOND) - BEYOND);
    const end = BEYOND * Math.ceil((current.scrollTop + current.clientHeight) / row / BEYOND) + BEYOND;
    setRange((former) => (former.first === first && former.end === end ? former : { first, end }));
  }, [scroller]);

  useLayoutEffect(() => {
    const { current } = scroller;
    if (current === null) return;
    current.addEventListener('scroll', look, { passive: true });
    // A frame later: rows that come while sizes are told change them again, which browsers report as an error.
    let frame = 0;
    const observer = new ResizeObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    });
    observer.observe(current);
    return () => {
      cancelAnimationFrame(frame);
      current.removeEventListener('scroll', look);
      observer.disconnect();
    };
    // Fewer rows may leave the scroller elsewhere.
  }, [scroller, look, count]);

  const end = Math.min(count, range.end);
  return { first: Math.min(range.first, Math.max(0, end - 1)), end, rowHeight };
}
