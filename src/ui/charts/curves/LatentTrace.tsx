import { memo, type ReactElement } from 'react';
import { modeOf, type ModeId } from '../../../catalog/modes/modes';
import type { RecordedWeight } from '../../words/trace-sentence';
import { Chart } from '../kit/Chart';
import { levelTick, Tick, ValueTick } from '../kit/marks';
import { linear, polyline } from '../kit/scales';
import { axisCodes, levelLooks, placeOfCode } from '../level-looks';

/** One weight at one recorded step, and where a code changed at that step. */
export interface TracePoint extends RecordedWeight {
  readonly thresholds: readonly number[];
}

const HEIGHT = 150;

/** The latent of one weight over time, across the thresholds. Every dot is a record, coloured by the code of that step; the thin line only joins them. */
export const LatentTrace = memo(function LatentTrace({
  points,
  steps,
  mode,
  shownStep,
  description,
}: {
  readonly points: readonly TracePoint[];
  readonly steps: number;
  readonly mode: ModeId;
  readonly shownStep: number;
  readonly description: string;
}): ReactElement {
  const reach = Math.max(1.25, ...points.map(({ place }) => Math.abs(place) + 0.1));
  const looks = levelLooks(mode);
  const { symbol } = modeOf(mode);
  const ticks = axisCodes(mode).filter((code) => Math.abs(placeOfCode(mode, code)) <= reach);
  const thresholds = points.at(-1)?.thresholds ?? [];
  const edges = [-reach, ...thresholds, reach];
  const colourOf = (code: number): string => looks.find(({ level }) => level === code)?.colour ?? 'var(--ink)';

  return (
    <Chart className="latent-trace" height={HEIGHT} margin={{ left: 40, right: 12, top: 8, bottom: 22 }} description={description}>
      {(plot) => {
        const x = linear([0, Math.max(1, steps)], [plot.left, plot.right]);
        const y = linear([reach, -reach], [plot.top, plot.bottom]);
        return (
          <>
            {looks.map((look, region) => {
              const [low = -reach, high = reach] = [edges[region], edges[region + 1]];
              return (
                <rect
                  key={look.level ?? 'all'}
                  x={plot.left}
                  y={y(high)}
                  width={plot.width}
                  height={Math.max(0, y(low) - y(high))}
                  fill={look.tint}
                />
              );
            })}
            {thresholds.map((_, index) => (
              <path
                key={index}
                className="threshold"
                fill="none"
                d={polyline(points.map((point) => [x(point.step), y(point.thresholds[index] ?? 0)]))}
              />
            ))}
            {ticks.map((level) => (
              <ValueTick key={level} plot={plot} at={y(placeOfCode(mode, level))}>
                {levelTick(level, symbol)}
              </ValueTick>
            ))}
            <path
              className="grid-line"
              d={`M${x(shownStep)} ${plot.top}v${plot.height}`}
              style={{ stroke: 'var(--accent)', strokeDasharray: 'none' }}
            />
            <path
              fill="none"
              stroke="var(--ink-3)"
              strokeWidth="1"
              opacity="0.6"
              d={polyline(points.map(({ step, place }) => [x(step), y(place)]))}
            />
            {points.map(({ step, place, code }) => (
              <circle key={step} cx={x(step)} cy={y(place)} r={step === shownStep ? 4.5 : 2.4} fill={colourOf(code)} />
            ))}
            {[0, steps].map((step) => (
              <Tick key={step} x={x(step)} y={HEIGHT - 6} anchor={step === 0 ? 'start' : 'end'}>
                {step === 0 ? 'step 0' : step}
              </Tick>
            ))}
          </>
        );
      }}
    </Chart>
  );
});
