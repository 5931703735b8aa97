import type { ReactElement } from 'react';
import './stroke-picture.css';

/** A stroke in the unit square, with a dot where it begins; `inset` leaves room around it. Decorative: its label stands beside it. */
export function StrokePicture({
  points,
  inset = true,
}: {
  readonly points: readonly (readonly [number, number])[];
  readonly inset?: boolean;
}): ReactElement {
  const [start] = points;
  return (
    <svg className="stroke" viewBox={inset ? '-9 -9 118 118' : '0 0 100 100'} aria-hidden="true">
      <path d={points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${(100 * x).toFixed(1)} ${(100 * y).toFixed(1)}`).join('')} />
      {start === undefined ? null : <circle cx={100 * start[0]} cy={100 * start[1]} r="4" />}
    </svg>
  );
}
