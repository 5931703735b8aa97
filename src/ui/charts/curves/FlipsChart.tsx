import type { ReactElement } from 'react';
import { formatCount } from '../../words/format';
import { ArmLines } from './ArmLines';
import type { ChartLine } from './chart-lines';
import { Chart } from '../kit/Chart';
import { comparisonSides } from '../kit/frame';
import { LevelLine, ValueTick } from '../kit/marks';
import { linear, niceCeiling } from '../kit/scales';

const HEIGHT = 74;

/** How many codes change in each step, one line per arm, a band where it has several seeds. Shares its x axis with the chart above it. */
export function FlipsChart({
  lines,
  end,
  marker,
  words,
}: {
  readonly lines: readonly ChartLine[];
  readonly end: number;
  readonly marker: number | null;
  readonly words: string;
}): ReactElement {
  const top = niceCeiling(Math.max(1, ...lines.flatMap(({ points }) => points.map(({ high }) => high))));
  const isEmpty = lines.every(({ points }) => points.length === 0);
  return (
    <Chart className="flips-chart" height={HEIGHT} margin={{ ...comparisonSides, top: 8, bottom: 4 }} description={words}>
      {(plot) => {
        const x = linear([0, end], [plot.left, plot.right]);
        const y = linear([0, top], [plot.bottom, plot.top]);
        return (
          <>
            {[0, top].map((flips) => (
              <g key={flips}>
                <LevelLine plot={plot} at={y(flips)} kind={flips === 0 ? 'axis' : 'grid'} />
                <ValueTick plot={plot} at={y(flips)}>
                  {flips === top && isEmpty ? '' : formatCount(flips)}
                </ValueTick>
              </g>
            ))}
            {marker === null ? null : <path className="held-line" d={`M${x(marker).toFixed(1)} ${plot.top}V${plot.bottom}`} />}
            <ArmLines lines={lines} x={x} y={y} scale={0.7} />
          </>
        );
      }}
    </Chart>
  );
}
