import type { ReactElement } from 'react';
import { modeOf } from '../../../catalog/modes/modes';
import type { BandPoint } from '../../../math/bands';
import type { ChartLine } from './chart-lines';

/** One line per arm, straight from measurement to measurement; a band from the lowest to the highest where it has several seeds. */
export function ArmLines({
  lines,
  x,
  y,
  scale = 1,
}: {
  readonly lines: readonly ChartLine[];
  readonly x: (place: number) => number;
  readonly y: (value: number) => number;
  /** Of the widths of lines. */ readonly scale?: number;
}): ReactElement {
  const path = (points: readonly BandPoint[], heightOf: (point: BandPoint) => number): string =>
    points
      .filter((point) => Number.isFinite(heightOf(point)))
      .map((point) => `${x(point.x).toFixed(1)} ${y(heightOf(point)).toFixed(1)}`)
      .join('L');
  const measured = lines.filter(({ points }) => points.length > 0);
  return (
    <>
      {measured
        .filter(({ seeds }) => seeds > 1)
        .map(({ id, mode, pinned, points }) => (
          <path
            key={id}
            d={`M${path(points, ({ low }) => low)}L${path(points.toReversed(), ({ high }) => high)}Z`}
            fill={modeOf(mode).look.colour}
            fillOpacity={pinned ? 0.08 : 0.18}
            stroke="none"
          />
        ))}
      {measured.flatMap(({ id, mode, points: [only, ...others] }) =>
        only === undefined || others.length > 0
          ? []
          : [<circle key={`${id}-only`} cx={x(only.x)} cy={y(only.median)} r={3} fill={modeOf(mode).look.colour} />],
      )}
      {measured.map(({ id, mode, pinned, points }) => (
        <path
          key={id}
          d={`M${path(points, ({ median }) => median)}`}
          fill="none"
          stroke={modeOf(mode).look.colour}
          strokeWidth={scale * (pinned ? 1 : modeOf(mode).look.width)}
          strokeOpacity={pinned ? 0.7 : 1}
          strokeDasharray={modeOf(mode).look.dashes}
          strokeLinejoin="round"
        />
      ))}
    </>
  );
}
