import type { ReactElement } from 'react';
import type { Spread } from '../../math/statistics';

/** A number of a table; below it, where the seeds differ, the lowest and the highest. */
export function SpreadCell({ spread, format }: { readonly spread: Spread | null; readonly format: (value: number) => string }): ReactElement {
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
    </td>
  );
}
