import { useLayoutEffect, useState } from 'react';

/** Of a picture, in ms: the rest is left for what is typed. */
const SLICE_MS = 8;

/**
 * The result of long work, done in slices between which the page answers; null until it is there. What takes less than a slice is
 * there before anything is painted. Other work (`begin` by identity) calls off the former.
 */
export function useInSlices<T>(begin: () => Generator<void, T>): T | null {
  const [done, setDone] = useState<{ readonly of: () => Generator<void, T>; readonly result: T } | null>(null);
  useLayoutEffect(() => {
    const work = begin();
    let timer: ReturnType<typeof setTimeout> | undefined;
    function slice(): void {
      const endMs = performance.now() + SLICE_MS;
      do {
        const next = work.next();
        if (next.done === true) return setDone({ of: begin, result: next.value });
      } while (performance.now() < endMs);
      timer = setTimeout(slice);
    }
    slice();
    return () => clearTimeout(timer);
  }, [begin]);
  return done?.of === begin ? done.result : null;
}
