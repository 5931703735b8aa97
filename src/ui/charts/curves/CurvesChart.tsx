import * as said from '#words/ui/charts/curves-chart';
import { createContext, use, useMemo, useState, type ComponentType, type PointerEvent, type ReactElement } from 'react';
import { modeOf } from '../../../catalog/modes/modes';
import type { Baseline, Floor } from '../../../catalog/tasks/task';
import type { ComparedQuantity, ComparisonAxis } from '../../../state/slices/view-slice';
import { formatFixed, formatShare, formatWholeShare } from '../../words/format';
import type { MeasuredWords } from '../../words/measured-words';
import { ArmLines } from './ArmLines';
import { highestShown, nearestPlace, type ChartLine } from './chart-lines';
import { frameMargin, PlotContext, type CurvesFrameProps } from './curves-plot';
import { CurvesTooltip } from './CurvesTooltip';
import { useWidth } from '../../hooks/use-width';
import { linear, niceTicks, wholeTicks } from '../kit/scales';
import './curves-chart.css';

const HEIGHT = 196;
/** Radius of the dots at the pointer. */
const DOT = 3.5;

export interface CurvesChartProps {
  /** Draws axes, grid and reference lines around the lines. */
  readonly Frame: ComponentType<CurvesFrameProps>;
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

/** Changes with every measurement, without a new layout of the frame. */
interface Grown {
  readonly lines: readonly ChartLine[];
  readonly end: number;
  readonly top: number;
  /** Measured place under the pointer. */
  readonly place: number | null;
}
const GrownContext = createContext<Grown | null>(null);
const grownLines = <GrownLines />;

/** Loss or score by step or time, one line per arm (a band where it has several seeds), with what guessing gives and what cannot be beaten. */
export function CurvesChart({
  Frame,
  lines,
  quantity,
  axis,
  end,
  marker,
  baseline,
  floor,
  measured,
  words,
}: CurvesChartProps): ReactElement {
  const [holder, width] = useWidth<HTMLDivElement>();
  const [pointed, setPointed] = useState<number | null>(null);
  const { strategy, loss } = measured;
  const isScore = quantity === 'score';
  const base = isScore ? baseline.score : baseline.lossNats;
  const highest = isScore ? 1 : highestShown(lines, base);
  const ticksY = useMemo(() => (isScore ? [0, 0.25, 0.5, 0.75, 1] : niceTicks(1.02 * highest)), [isScore, highest]);
  const ticksX = useMemo(() => (axis === 'steps' ? wholeTicks(end) : niceTicks(end).filter((place) => place <= end)), [axis, end]);
  const format = useMemo(
    () =>
      (value: number): string =>
        isScore ? formatWholeShare(value) : formatFixed(value, decimalsOf(ticksY)),
    [isScore, ticksY],
  );
  const top = ticksY.at(-1) ?? 1;
  // Lines change under a pointer at rest.
  const place = pointed === null ? null : nearestPlace(lines, pointed * end);
  const share = place === null ? 0 : place / Math.max(Number.MIN_VALUE, end);

  const grown = useMemo(() => ({ lines, end, top, place }), [lines, end, top, place]);

  function point(event: PointerEvent<HTMLDivElement>): void {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const x = (event.clientX - left - frameMargin.left) / (width - frameMargin.left - frameMargin.right);
    setPointed(Math.min(1, Math.max(0, x)));
  }

  const frame: CurvesFrameProps = {
    axis,
    end,
    ticksX,
    ticksY,
    format,
    base,
    baseName: isScore ? strategy : `${strategy} ${loss(base)}`,
    floor: floor === null || isScore ? null : floor.lossNats,
    floorName: floor === null ? '' : said.floor(loss(floor.lossNats)),
    marker,
    width,
    height: HEIGHT,
    children: grownLines,
  };

  return (
    <div
      ref={holder}
      className="curves"
      style={{ height: HEIGHT }}
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={() => setPointed(null)}
    >
      {width === 0 ? null : (
        <div role="img" aria-label={words}>
          <GrownContext value={grown}>
            <Frame {...frame} />
          </GrownContext>
        </div>
      )}
      {place === null ? null : (
        <div
          className="curves-tooltip"
          style={share > 0.5 ? { right: beside(1 - share, frameMargin.right) } : { left: beside(share, frameMargin.left) }}
        >
          <CurvesTooltip x={place} axis={axis} lines={lines} format={isScore ? formatShare : loss} />
        </div>
      )}
    </div>
  );
}

/** Ten pixels beyond a share of the lines' width, from the side where the frame leaves so much room. */
const beside = (share: number, margin: number): string =>
  `calc(${margin + 10}px + ${share} * (100% - ${frameMargin.left + frameMargin.right}px))`;

/** The lines among the axes, and where the pointer is. */
function GrownLines(): ReactElement | null {
  const grown = use(GrownContext);
  const plot = use(PlotContext);
  if (grown === null || plot === null) return null;
  const { lines, end, top, place } = grown;
  const x = linear([0, end], [0, plot.width]);
  const y = linear([0, top], [plot.height, 0]);
  return (
    <>
      {/* A nested svg clips at the axis. */}
      <svg x={plot.left - DOT} y={plot.top} width={plot.width + 2 * DOT} height={plot.height}>
        <ArmLines lines={lines} x={(at) => DOT + x(at)} y={y} />
      </svg>
      {place === null ? null : (
        <g>
          <path className="axis-line" d={`M${plot.left + x(place)} ${plot.top}v${plot.height}`} />
          {lines.map(({ id, mode, points }) => {
            const at = points.find((each) => each.x === place);
            return at === undefined || at.median > top ? null : (
              <circle key={id} cx={plot.left + x(place)} cy={plot.top + y(at.median)} r={DOT} fill={modeOf(mode).look.colour} />
            );
          })}
        </g>
      )}
    </>
  );
}

/** As many as the step between two ticks needs. */
const decimalsOf = (ticks: readonly number[]): number => Math.max(1, String(ticks[1] ?? 1).split('.')[1]?.length ?? 0);
