import type { ReactElement } from 'react';
import type { ModeId } from '../../catalog/modes/modes';
import { useWidth } from '../hooks/use-width';
import { runLooks } from '../run-looks';
import { formatCount } from '../words/format';

export interface FlipsLine {
  readonly id: string;
  readonly name: string;
  readonly mode: ModeId;
  /** Ascending by step. */
  readonly points: readonly { readonly step: number; readonly flips: number }[];
}

const HEIGHT = 74;
const MARGIN = { left: 44, right: 8, top: 8, bottom: 4 };

/** How many codes change in each step, one line per run. Shares its x axis with the chart above it. */
export function FlipsChart({ lines, steps }: { readonly lines: readonly FlipsLine[]; readonly steps: number }): ReactElement {
  const [holder, width] = useWidth<HTMLDivElement>();
  const innerWidth = Math.max(0, width - MARGIN.left - MARGIN.right);
  const innerHeight = HEIGHT - MARGIN.top - MARGIN.bottom;
  const top = niceCeiling(Math.max(1, ...lines.flatMap(({ points }) => points.map(({ flips }) => flips))));
  const x = (step: number): number => MARGIN.left + (innerWidth * step) / Math.max(1, steps);
  const y = (flips: number): number => MARGIN.top + innerHeight * (1 - flips / top);
  const latest = lines.flatMap(({ name, points }) => {
    const last = points.at(-1);
    return last === undefined ? [] : [`${name} ${formatCount(last.flips)} at step ${last.step}`];
  });
  return (
    <div ref={holder} className="flips-chart" style={{ height: HEIGHT }}>
      {width === 0 ? null : (
        <svg width={width} height={HEIGHT} role="img" aria-label={`Codes that change in each step. ${latest.length === 0 ? 'None counted yet.' : `Latest: ${latest.join(', ')}.`}`}>
          {[0, top].map((flips) => (
            <g key={flips}>
              <path className={flips === 0 ? 'axis-line' : 'grid-line'} d={`M${MARGIN.left} ${Math.round(y(flips)) + 0.5}h${innerWidth}`} />
              <text className="tick" x={MARGIN.left - 6} y={y(flips) + 4} textAnchor="end">
                {flips === top && latest.length === 0 ? '' : formatCount(flips)}
              </text>
            </g>
          ))}
          {lines.map(({ id, mode, points }) => (
            <path
              key={id}
              d={points.map(({ step, flips }, i) => `${i === 0 ? 'M' : 'L'}${x(step).toFixed(1)} ${y(flips).toFixed(1)}`).join('')}
              fill="none"
              stroke={runLooks[mode].colour}
              strokeWidth="1.6"
              strokeDasharray={runLooks[mode].dashes}
              strokeLinejoin="round"
            />
          ))}
        </svg>
      )}
    </div>
  );
}

/** The next of 1, 2, 5, 10, 20, … */
function niceCeiling(value: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(value));
  return magnitude * ([1, 2, 5, 10].find((factor) => factor * magnitude >= value) ?? 10);
}
