import type { ReactElement, ReactNode } from 'react';
import type { Spread } from '../../math/statistics';

/** A number of a table; below it, where the seeds differ, the lowest and the highest, and whatever else belongs to it. */
export function SpreadCell({
  spread,
  format,
  children,
}: {
  readonly spread: Spread | null;
  readonly format: (value: number) => string;
  readonly children?: ReactNode;
}): ReactElement {
  if (spread === null || Number.isNaN(spread.median)) return <td>–</td>;
  const [low, high] = [format(spread.low), format(spread.high)];
  return (
    <td>
      {format(spread.median)}
      {low === high ? null : (
        <small className="spread">
          {low}–{high}
        </small>
      )}
      {children}
    </td>
  );
}
