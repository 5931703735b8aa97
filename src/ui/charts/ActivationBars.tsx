import { memo, type ReactElement } from 'react';
import { Chart } from './kit/Chart';
import { TICK_GAP } from './kit/frame';
import { LevelLine, Tick } from './kit/marks';
import { linear } from './kit/scales';
import { formatFixed } from '../words/format';

const HEIGHT = 96;
const MIDDLE = HEIGHT / 2;

/** Activations of one token, by input: what they were (dot) and what they are rounded to (bar). */
export const ActivationBars = memo(function ActivationBars({
  before,
  after,
  description,
}: {
  readonly before: Float32Array;
  readonly after: readonly number[];
  readonly description: string;
}): ReactElement {
  const reach = Math.max(
    1e-6,
    before.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
  );
  return (
    <Chart height={HEIGHT} margin={{ left: 40, right: 0, top: 4, bottom: 4 }} description={description}>
      {(plot) => {
        const slot = plot.width / before.length;
        const y = linear([reach, -reach], [plot.top, plot.bottom]);
        const bars = after.map(
          (value, i) =>
            `M${(plot.left + (i + 0.15) * slot).toFixed(1)} ${MIDDLE}V${y(value).toFixed(1)}h${(0.7 * slot).toFixed(1)}V${MIDDLE}z`,
        );
        return (
          <>
            <LevelLine plot={plot} at={MIDDLE} kind="axis" />
            <path d={bars.join('')} fill="var(--accent)" opacity="0.45" />
            {Array.from(before, (value, i) => (
              <circle
                key={i}
                cx={plot.left + (i + 0.5) * slot}
                cy={y(value)}
                r={Math.min(2.2, Math.max(0.9, slot / 3))}
                fill="var(--ink)"
              />
            ))}
            {[reach, 0, -reach].map((value) => (
              <Tick key={value} x={plot.left - TICK_GAP} y={Math.min(HEIGHT - 2, Math.max(10, y(value) + 4))} anchor="end">
                {value === 0 ? '0' : formatFixed(value, 1)}
              </Tick>
            ))}
          </>
        );
      }}
    </Chart>
  );
});
