import type { ReactElement } from 'react';
import { useWidth } from '../hooks/use-width';
import { formatCount } from '../words/format';
import { ArmLines } from './ArmLines';
import type { ChartLine } from './chart-lines';
import './chart-marks.css';

const HEIGHT = 74;
const MARGIN = { left: 44, right: 8, top: 8, bottom: 4 };

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
  const [holder, width] = useWidth<HTMLDivElement>();
  const innerWidth = Math.max(0, width - MARGIN.left - MARGIN.right);
  const innerHeight = HEIGHT - MARGIN.top - MARGIN.bottom;
  const top = niceCeiling(Math.max(1, ...lines.flatMap(({ points }) => points.map(({ high }) => high))));
  const x = (place: number): number => MARGIN.left + (innerWidth * place) / Math.max(Number.MIN_VALUE, end);
  const y = (flips: number): number => MARGIN.top + innerHeight * (1 - flips / top);
  const isEmpty = lines.every(({ points }) => points.length === 0);
  return (
    <div ref={holder} className="flips-chart" style={{ height: HEIGHT }}>
      {width === 0 ? null : (
        <svg width={width} height={HEIGHT} role="img" aria-label={words}>
          {[0, top].map((flips) => (
            <g key={flips}>
              <path className={flips === 0 ? 'axis-line' : 'grid-line'} d={`M${MARGIN.left} ${Math.round(y(flips)) + 0.5}h${innerWidth}`} />
              <text className="tick" x={MARGIN.left - 6} y={y(flips) + 4} textAnchor="end">
                {flips === top && isEmpty ? '' : formatCount(flips)}
              </text>
            </g>
          ))}
          {marker === null ? null : <path className="held-line" d={`M${x(marker).toFixed(1)} ${MARGIN.top}V${HEIGHT - MARGIN.bottom}`} />}
          <ArmLines lines={lines} x={x} y={y} scale={0.7} />
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
