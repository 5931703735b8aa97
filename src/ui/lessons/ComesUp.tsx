import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';

/**
 * What comes up at the end of a card that is longer than its column: the column moves so that it is seen, and the page stays
 * where it is.
 *
 * @param isNew false where it was there when the card came
 */
export function ComesUp({ isNew, children }: { readonly isNew: boolean; readonly children: ReactNode }): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const column = place.current?.closest('.column');
    if (!isNew || place.current === null || column === null || column === undefined) return;
    const [own, frame] = [place.current.getBoundingClientRect(), column.getBoundingClientRect()];
    const below = own.bottom - frame.bottom + 12;
    // Its beginning rather than its end, where both do not fit.
    if (below > 0) column.scrollTop += Math.min(below, own.top - frame.top - 12);
  }, [isNew]);
  return <div ref={place}>{children}</div>;
}
