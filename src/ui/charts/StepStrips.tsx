import { memo, type ReactElement } from 'react';
import { modeOf, type ModeId } from '../../catalog/modes/modes';
import { formatCount } from '../words/format';
import { Chart } from './kit/Chart';
import { TICK_GAP, type Plot } from './kit/frame';
import { LevelLine, Tick } from './kit/marks';
import { linear, polyline, wholeTicks, type Scale } from './kit/scales';

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
  const heights = strips.map(({ height = STRIP_HEIGHT }) => height);
  const height = heights.reduce((sum, each) => sum + each + TITLE + STRIP_GAP, AXIS);
  return (
    <Chart height={height} margin={{ left: 52, right: 10, top: TITLE, bottom: AXIS }} description={description}>
      {(plot) => {
        const x = linear([0, Math.max(1, steps)], [plot.left, plot.right]);
        return (
          <>
            {strips.map((strip, index) => (
              <StripPart
                key={strip.title}
                strip={strip}
                y={heights.slice(0, index).reduce((sum, each) => sum + each + TITLE + STRIP_GAP, 0)}
                height={heights[index] ?? STRIP_HEIGHT}
                plot={plot}
                x={x}
              />
            ))}
            <path d={`M${x(shownStep)} ${plot.top}V${plot.bottom}`} stroke="var(--accent)" strokeWidth="1" />
            {wholeTicks(steps).map((step) => (
              <Tick key={step} x={x(step)} y={height - 5}>
                {formatCount(step)}
              </Tick>
            ))}
          </>
        );
      }}
    </Chart>
  );
});

/** `y`: where the strip begins; `plot`: of all strips. */
function StripPart(props: {
  readonly strip: Strip;
  readonly y: number;
  readonly height: number;
  readonly plot: Plot;
  readonly x: Scale;
}): ReactElement {
  const { strip, y, height, plot, x } = props;
  const base = y + TITLE + height;
  const highest =
    strip.top ?? Math.max(1e-9, ...strip.lines.flatMap(({ points }) => points.map(({ value }) => value).filter(Number.isFinite)));
  const yOf = (value: number): number => base - height * Math.min(1, value / highest);
  return (
    <g>
      <text className="axis-title" x={plot.left} y={y + 12}>
        {strip.title}
      </text>
      <LevelLine plot={plot} at={base} kind="axis" />
      <LevelLine plot={plot} at={yOf(highest)} kind="grid" />
      {[0, highest].map((value) => (
        <Tick key={value} x={plot.left - TICK_GAP} y={yOf(value) + (value === 0 ? 0 : 8)} anchor="end">
          {strip.format(value)}
        </Tick>
      ))}
      {strip.lines.map(({ id, mode, points }) => (
        <path
          key={id}
          d={polyline(points.map(({ step, value }) => [x(step), yOf(value)]))}
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
