import type { ReactElement } from 'react';
import { modeOf, type ModeId } from '../../catalog/modes/modes';
import type { CapacityPoint } from '../../state/slices/capacity-slice';
import { useWidth } from '../hooks/use-width';
import './chart-marks.css';

const HEIGHT = 160;
const MARGIN = { left: 44, right: 12, top: 8, bottom: 22 };

/** Share of pairs known against how many there were, on a logarithmic axis: a line per mode, a dot per trained model. */
export function CapacityChart({
  points,
  stops,
  modes,
  words,
}: {
  readonly points: readonly CapacityPoint[];
  readonly stops: readonly number[];
  readonly modes: readonly ModeId[];
  readonly words: string;
}): ReactElement {
  const [holder, width] = useWidth<HTMLDivElement>();
  const [first = 1, last = 2] = [stops[0], stops.at(-1)];
  const innerWidth = Math.max(0, width - MARGIN.left - MARGIN.right);
  const x = (pairs: number): number => MARGIN.left + (innerWidth * Math.log(pairs / first)) / Math.log(last / first);
  const y = (score: number): number => MARGIN.top + (HEIGHT - MARGIN.top - MARGIN.bottom) * (1 - score);
  return (
    <div ref={holder} style={{ height: HEIGHT }}>
      {width === 0 ? null : (
        <svg width={width} height={HEIGHT} role="img" aria-label={words}>
          {[0, 0.5, 1].map((score) => (
            <g key={score}>
              <path className={score === 0 ? 'axis-line' : 'grid-line'} d={`M${MARGIN.left} ${Math.round(y(score)) + 0.5}h${innerWidth}`} />
              <text className="tick" x={MARGIN.left - 6} y={y(score) + 4} textAnchor="end">
                {100 * score}%
              </text>
            </g>
          ))}
          {stops.map((pairs) => (
            <text key={pairs} className="tick" x={x(pairs)} y={HEIGHT - 6} textAnchor={pairs === last ? 'end' : 'middle'}>
              {pairs}
            </text>
          ))}
          {modes.map((mode) => {
            const own = points.filter((point) => point.mode === mode);
            const { colour, dashes, width: lineWidth } = modeOf(mode).look;
            return (
              <g key={mode}>
                {own.length < 2 ? null : (
                  <path
                    d={`M${own.map(({ pairs, score }) => `${x(pairs).toFixed(1)} ${y(score).toFixed(1)}`).join('L')}`}
                    fill="none"
                    stroke={colour}
                    strokeDasharray={dashes}
                    strokeWidth={lineWidth}
                  />
                )}
                {own.map(({ pairs, score }) => (
                  <circle key={pairs} cx={x(pairs)} cy={y(score)} r="3" fill={colour} />
                ))}
              </g>
            );
          })}
        </svg>
      )}
    </div>
  );
}
