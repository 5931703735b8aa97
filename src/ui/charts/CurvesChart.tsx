import { useState, type PointerEvent, type ReactElement } from 'react';
import type { Baseline, Floor } from '../../catalog/tasks/task';
import type { ComparedQuantity, ComparisonAxis } from '../../state/slices/view-slice';
import { useWidth } from '../hooks/use-width';
import { runLooks } from '../run-looks';
import { formatShare } from '../words/format';
import type { MeasuredWords } from '../words/measured-words';
import { ArmLines } from './ArmLines';
import { highestShown, nearestPlace, niceTicks, type ChartLine } from './chart-lines';
import { CurvesTooltip } from './CurvesTooltip';
import './chart-marks.css';

const HEIGHT = 196;
/** Room at both sides for a dot on the edge. */
const DOT = 4;
const MARGIN = { left: 44, right: 8, top: 8, bottom: 22 };

export interface CurvesChartProps {
  readonly lines: readonly ChartLine[];
  readonly quantity: ComparedQuantity;
  readonly axis: ComparisonAxis;
  /** Where the x axis ends, in steps or seconds. */
  readonly end: number;
  /** Where the scrubber is held; null: nowhere. */
  readonly marker: number | null;
  readonly baseline: Baseline;
  readonly floor: Floor | null;
  readonly measured: Pick<MeasuredWords, 'strategy' | 'loss'>;
  /** The chart in words. */
  readonly words: string;
}

/** Loss or score by step or time, one line per arm (a band where it has several seeds), with what guessing gives and what cannot be beaten. */
export function CurvesChart({ lines, quantity, axis, end, marker, baseline, floor, measured, words }: CurvesChartProps): ReactElement {
  const [holder, width] = useWidth<HTMLDivElement>();
  const [pointed, setPointed] = useState<number | null>(null);
  const { strategy, loss } = measured;
  const isScore = quantity === 'score';
  const format = isScore ? formatShare : loss;
  const base = isScore ? baseline.score : baseline.lossNats;
  const ticks = isScore ? [0, 0.25, 0.5, 0.75, 1] : niceTicks(1.02 * highestShown(lines, base));
  const top = ticks.at(-1) ?? 1;
  const inner = { width: Math.max(0, width - MARGIN.left - MARGIN.right), height: HEIGHT - MARGIN.top - MARGIN.bottom };
  const x = (place: number): number => (inner.width * place) / Math.max(Number.MIN_VALUE, end);
  const y = (value: number): number => inner.height * (1 - value / top);
  const references = [{ name: isScore ? strategy : `${strategy} ${loss(base)}`, value: base, above: false }, ...(floor === null || isScore ? [] : [{ name: `floor ${loss(floor.lossNats)}`, value: floor.lossNats, above: true }])];
  // Lines grow and change while the pointer rests.
  const place = pointed === null ? null : nearestPlace(lines, (pointed / inner.width) * end);

  const point = (event: PointerEvent<SVGSVGElement>): void => setPointed(Math.min(inner.width, Math.max(0, event.clientX - event.currentTarget.getBoundingClientRect().left - MARGIN.left)));

  return (
    <div ref={holder} className="curves" style={{ height: HEIGHT }}>
      {width === 0 ? null : (
        <svg width={width} height={HEIGHT} role="img" aria-label={words} onPointerMove={point} onPointerDown={point} onPointerLeave={() => setPointed(null)}>
          {ticks.map((value) => (
            <g key={value}>
              <path className={value === 0 ? 'axis-line' : 'grid-line'} d={`M${MARGIN.left} ${Math.round(MARGIN.top + y(value)) + 0.5}h${inner.width}`} />
              <text className="tick" x={MARGIN.left - 6} y={MARGIN.top + y(value) + 4} textAnchor="end">
                {isScore ? `${100 * value}%` : value.toFixed(decimalsOf(ticks))}
              </text>
            </g>
          ))}
          {niceTicks(end).map((at) =>
            at > end ? null : (
              <text key={at} className="tick" x={MARGIN.left + x(at)} y={HEIGHT - 6} textAnchor={at === end ? 'end' : 'middle'}>
                {axis === 'steps' ? at : `${at} s`}
              </text>
            ),
          )}
          {references.map(({ name, value }) => (
            <path key={name} className="reference-line" d={`M${MARGIN.left} ${MARGIN.top + y(value)}h${inner.width}`} />
          ))}
          {/* A drawing of its own cuts off what is above the axis. */}
          <svg x={MARGIN.left - DOT} y={MARGIN.top} width={inner.width + 2 * DOT} height={inner.height}>
            <ArmLines lines={lines} x={(place) => DOT + x(place)} y={y} />
          </svg>
          {references.map(({ name, value, above }) => (
            <text key={name} className="tick reference-name" x={width - MARGIN.right - 3} y={MARGIN.top + y(value) + (above || y(value) > inner.height - 16 ? -5 : 13)} textAnchor="end">
              {name}
            </text>
          ))}
          {marker === null ? null : <path className="held-line" d={`M${MARGIN.left + x(marker)} ${MARGIN.top}v${inner.height}`} />}
          {place === null ? null : (
            <g>
              <path className="axis-line" d={`M${MARGIN.left + x(place)} ${MARGIN.top}v${inner.height}`} />
              {lines.map(({ id, mode, points }) => {
                const at = points.find((each) => each.x === place);
                return at === undefined || at.median > top ? null : <circle key={id} cx={MARGIN.left + x(place)} cy={MARGIN.top + y(at.median)} r="3.5" fill={runLooks[mode].colour} />;
              })}
            </g>
          )}
        </svg>
      )}
      {place === null ? null : (
        <div className="curves-tooltip" style={x(place) > inner.width / 2 ? { right: width - MARGIN.left - x(place) + 10 } : { left: MARGIN.left + x(place) + 10 }}>
          <CurvesTooltip x={place} axis={axis} lines={lines} format={format} />
        </div>
      )}
    </div>
  );
}

/** As many as the step between two ticks needs. */
const decimalsOf = (ticks: readonly number[]): number => Math.max(1, String(ticks[1] ?? 1).split('.')[1]?.length ?? 0);
