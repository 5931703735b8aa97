import { useEffect, useRef, useState } from 'react';
import type { ShownExample } from '../../worker/protocol';
import { isRight } from './HeldOutExample';

/** Indices of the examples that went from wrong to right with the newest evaluation. */
export function useJustTurned(examples: readonly ShownExample[]): ReadonlySet<number> {
  const former = useRef(examples);
  const [turned, setTurned] = useState<ReadonlySet<number>>(new Set());
  useEffect(() => {
    const before = former.current;
    // A re-render with the same evaluation must not end the highlight.
    if (before === examples) return;
    former.current = examples;
    setTurned(
      new Set(
        examples.flatMap((example, index) => {
          const earlier = before[index];
          return isRight(example) && earlier !== undefined && !isRight(earlier) ? [index] : [];
        }),
      ),
    );
  }, [examples]);
  return turned;
}
