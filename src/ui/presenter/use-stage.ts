import { useEffect, useRef, useState, type RefObject } from 'react';

interface Stage {
  /** Of the place, in CSS pixels. */
  readonly height: number;
  /** Font size there, in CSS pixels. */
  readonly letters: number;
}

/** How high a place is and how large its letters are, kept up to date: both grow with the window. */
export function useStage<T extends Element>(): readonly [RefObject<T | null>, Stage] {
  const place = useRef<T | null>(null);
  const [stage, setStage] = useState<Stage>({ height: 300, letters: 20 });
  useEffect(() => {
    const { current } = place;
    if (current === null) return;
    const observer = new ResizeObserver(() => {
      const { clientHeight: height } = current;
      const letters = Number.parseFloat(getComputedStyle(current).fontSize);
      // Told of again after every drawing: what has not changed must not lead to another.
      setStage((former) => (former.height === height && former.letters === letters ? former : { height, letters }));
    });
    observer.observe(current);
    return () => observer.disconnect();
  });
  return [place, stage];
}
