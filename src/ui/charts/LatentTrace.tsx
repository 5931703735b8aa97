import { memo, type ReactElement } from 'react';
import { modeOf, type ModeId } from '../../catalog/modes/modes';
import { countedCodes } from '../../math/weight-counts';
import { useWidth } from '../hooks/use-width';
import { formatLevel } from '../words/format';
import type { RecordedWeight } from '../words/trace-sentence';
import { levelLooks } from './level-looks';
import './chart-marks.css';

/** One weight at one recorded step, and where a code changed at that step. */
export interface TracePoint extends RecordedWeight {
  readonly thresholds: readonly number[];
}

const HEIGHT = 150;
const MARGIN = { left: 40, right: 12, top: 8, bottom: 22 };

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
  const [holder, width] = useWidth<HTMLDivElement>();
  const innerWidth = Math.max(0, width - MARGIN.left - MARGIN.right);
  const innerHeight = HEIGHT - MARGIN.top - MARGIN.bottom;
  const reach = Math.max(1.25, ...points.map(({ place }) => Math.abs(place) + 0.1));
  const x = (step: number): number => MARGIN.left + (innerWidth * step) / Math.max(1, steps);
  const y = (place: number): number => MARGIN.top + (innerHeight * (reach - place)) / (2 * reach);
  const looks = levelLooks(mode);
  const { levels, symbol } = modeOf(mode);
  const ticks = countedCodes(levels ?? []).filter((level) => Math.abs(level) <= reach);
  const thresholds = points.at(-1)?.thresholds ?? [];
  const edges = [-reach, ...thresholds, reach];
  const colourOf = (code: number): string => looks.find(({ level }) => level === code)?.colour ?? 'var(--ink)';

  return (
    <div ref={holder} className="latent-trace" style={{ height: HEIGHT }}>
      {width === 0 ? null : (
        <svg width={width} height={HEIGHT} role="img" aria-label={description}>
          {looks.map((look, region) => {
            const [low = -reach, high = reach] = [edges[region], edges[region + 1]];
            return (
              <rect
                key={look.level ?? 'all'}
                x={MARGIN.left}
                y={y(high)}
                width={innerWidth}
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
              d={points
                .map((point, i) => `${i === 0 ? 'M' : 'L'}${x(point.step).toFixed(1)} ${y(point.thresholds[index] ?? 0).toFixed(1)}`)
                .join('')}
            />
          ))}
          {ticks.map((level) => (
            <text key={level} className="tick" x={MARGIN.left - 6} y={y(level) + 4} textAnchor="end">
              {level === 0 ? '0' : `${formatLevel(level)}${symbol}`}
            </text>
          ))}
          <path
            className="grid-line"
            d={`M${x(shownStep)} ${MARGIN.top}v${innerHeight}`}
            style={{ stroke: 'var(--accent)', strokeDasharray: 'none' }}
          />
          <path
            fill="none"
            stroke="var(--ink-3)"
            strokeWidth="1"
            opacity="0.6"
            d={points.map(({ step, place }, i) => `${i === 0 ? 'M' : 'L'}${x(step).toFixed(1)} ${y(place).toFixed(1)}`).join('')}
          />
          {points.map(({ step, place, code }) => (
            <circle key={step} cx={x(step)} cy={y(place)} r={step === shownStep ? 4.5 : 2.4} fill={colourOf(code)} />
          ))}
          {[0, steps].map((step) => (
            <text key={step} className="tick" x={x(step)} y={HEIGHT - 6} textAnchor={step === 0 ? 'start' : 'end'}>
              {step === 0 ? 'step 0' : step}
            </text>
          ))}
        </svg>
      )}
    </div>
  );
});
