import { memo, type ReactElement } from 'react';
import { modeOf, type ModeId } from '../../catalog/modes/modes';
import { useWidth } from '../hooks/use-width';
import { niceTicks } from './chart-lines';
import './chart-marks.css';

export interface StripLine {
  readonly id: string;
  readonly mode: ModeId;
  /** Ascending by step; every one measured. */
  readonly points: readonly { readonly step: number; readonly value: number }[];
}

/** One quantity by step. */
export interface Strip {
  readonly title: string;
  readonly lines: readonly StripLine[];
  readonly format: (value: number) => string;
  /** The upper end of its axis where it is fixed. */
  readonly top?: number;
  readonly height?: number;
}

const MARGIN = { left: 52, right: 10 };
const TITLE = 18;
const STRIP_GAP = 8;
const AXIS = 20;
const STRIP_HEIGHT = 66;

/** Quantities one below the other on one axis of steps, so that one sees what falls together. */
export const StepStrips = memo(function StepStrips({
  strips,
  steps,
  shownStep,
  description,
}: {
  readonly strips: readonly Strip[];
  readonly steps: number;
  readonly shownStep: number;
  readonly description: string;
}): ReactElement {
  const [holder, width] = useWidth<HTMLDivElement>();
  const heights = strips.map(({ height = STRIP_HEIGHT }) => height);
  const height = heights.reduce((sum, each) => sum + each + TITLE + STRIP_GAP, AXIS);
  const innerWidth = Math.max(0, width - MARGIN.left - MARGIN.right);
  const x = (step: number): number => MARGIN.left + (innerWidth * step) / Math.max(1, steps);
  return (
    <div ref={holder} style={{ height }}>
      {width === 0 ? null : (
        <svg width={width} height={height} role="img" aria-label={description}>
          {strips.map((strip, index) => (
            <StripPart
              key={strip.title}
              strip={strip}
              y={heights.slice(0, index).reduce((sum, each) => sum + each + TITLE + STRIP_GAP, 0)}
              height={heights[index] ?? STRIP_HEIGHT}
              width={width}
              x={x}
            />
          ))}
          <path d={`M${x(shownStep)} ${TITLE}V${height - AXIS}`} stroke="var(--accent)" strokeWidth="1" />
          {niceTicks(steps).map((step) =>
            step > steps ? null : (
              <text key={step} className="tick" x={x(step)} y={height - 5} textAnchor="middle">
                {step}
              </text>
            ),
          )}
        </svg>
      )}
    </div>
  );
});

function StripPart({
  strip,
  y,
  height,
  width,
  x,
}: {
  readonly strip: Strip;
  readonly y: number;
  readonly height: number;
  readonly width: number;
  readonly x: (step: number) => number;
}): ReactElement {
  const base = y + TITLE + height;
  const highest =
    strip.top ?? Math.max(1e-9, ...strip.lines.flatMap(({ points }) => points.map(({ value }) => value).filter(Number.isFinite)));
  const yOf = (value: number): number => base - height * Math.min(1, value / highest);
  return (
    <g>
      <text className="axis-title" x={MARGIN.left} y={y + 12}>
        {strip.title}
      </text>
      <path className="axis-line" d={`M${MARGIN.left} ${base + 0.5}H${width - MARGIN.right}`} />
      <path className="grid-line" d={`M${MARGIN.left} ${Math.round(yOf(highest)) + 0.5}H${width - MARGIN.right}`} />
      {[0, highest].map((value) => (
        <text key={value} className="tick" x={MARGIN.left - 6} y={yOf(value) + (value === 0 ? 0 : 8)} textAnchor="end">
          {strip.format(value)}
        </text>
      ))}
      {strip.lines.map(({ id, mode, points }) => (
        <path
          key={id}
          d={points.map(({ step, value }, i) => `${i === 0 ? 'M' : 'L'}${x(step).toFixed(1)} ${yOf(value).toFixed(1)}`).join('')}
          fill="none"
          stroke={modeOf(mode).look.colour}
          strokeDasharray={modeOf(mode).look.dashes}
          strokeWidth="1.5"
          strokeLinejoin="round"
        />
      ))}
    </g>
  );
}
