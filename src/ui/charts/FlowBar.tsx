import { memo, type ReactElement } from 'react';
import type { FieldLayout } from '../../math/codes/code-fields';
import { formatCount, formatLevel } from '../words/format';
import { Chart } from './kit/Chart';
import { Tick } from './kit/marks';
import { colourOfLevel } from './level-looks';

const SMALLEST_HEIGHT = 132;
/** Room that a level takes at least where there are many. */
const PER_LEVEL = 17;
/** Lower bars have no label of their own. */
const LABELLED = 9;
const BAR = 14;
const GAP = 3;
const LABEL = 74;
const TOP = 6;

/** Where the codes of one step are found at a later one: a bar for each step, and a band for each of the ways between them, as wide as the weights that took it. */
export const FlowBar = memo(function FlowBar({
  moves,
  layout,
  levels,
  description,
}: {
  /** `[before, after]`, as counted in this layout. */
  readonly moves: readonly number[];
  readonly layout: FieldLayout;
  readonly levels: readonly number[];
  readonly description: string;
}): ReactElement {
  const total = Math.max(
    1,
    moves.reduce((sum, count) => sum + count, 0),
  );
  const kinds = levels.map((level) => (level - layout.lowest) / layout.step);
  const levelOf = (kind: number): number => layout.lowest + layout.step * kind;
  const height = Math.max(SMALLEST_HEIGHT, PER_LEVEL * levels.length);
  const usable = height - 2 * TOP - GAP * (kinds.length - 1);
  const span = (count: number): number => (usable * count) / total;
  const moved = (from: number, to: number): number => moves[layout.values * from + to] ?? 0;
  const before = stack(
    kinds.map((from) => kinds.reduce((sum, to) => sum + moved(from, to), 0)),
    span,
  );
  const after = stack(
    kinds.map((to) => kinds.reduce((sum, from) => sum + moved(from, to), 0)),
    span,
  );

  return (
    <Chart
      className="flow"
      height={height}
      margin={{ left: LABEL + BAR, right: LABEL + BAR, top: TOP, bottom: TOP }}
      description={description}
    >
      {({ left, right }) => (
        <>
          {bands(kinds, before, after, moved, span).map(({ from, to, y0, y1, thick }) => (
            <path
              key={`${from} ${to}`}
              d={bandPath(left, right, y0, y1, thick)}
              fill={colourOfLevel(levelOf(to), levels)}
              opacity={from === to ? 0.13 : 0.55}
            />
          ))}
          {[before, after].map((bars, side) =>
            bars.map(({ y, height: tall, count }, i) => {
              const kind = kinds[i] ?? 1;
              return (
                <g key={`${side}${kind}`}>
                  <rect
                    x={side === 0 ? left - BAR : right}
                    y={y}
                    width={BAR}
                    height={tall}
                    rx={2}
                    fill={colourOfLevel(levelOf(kind), levels)}
                  />
                  {levels.length > 4 && tall < LABELLED ? null : (
                    <Tick x={side === 0 ? left - BAR - 7 : right + BAR + 7} y={y + tall / 2 + 4} anchor={side === 0 ? 'end' : 'start'}>
                      <tspan className="region-level">{formatLevel(levelOf(kind))}</tspan> {formatCount(count)}
                    </Tick>
                  )}
                </g>
              );
            }),
          )}
        </>
      )}
    </Chart>
  );
});

interface Bar {
  readonly y: number;
  readonly height: number;
  readonly count: number;
}

function stack(counts: readonly number[], span: (count: number) => number): readonly Bar[] {
  let y = TOP;
  return counts.map((count) => {
    const bar = { y, height: span(count), count };
    y += bar.height + GAP;
    return bar;
  });
}

function bands(
  kinds: readonly number[],
  before: readonly Bar[],
  after: readonly Bar[],
  moved: (from: number, to: number) => number,
  span: (count: number) => number,
): readonly { readonly from: number; readonly to: number; readonly y0: number; readonly y1: number; readonly thick: number }[] {
  const filled = kinds.map(() => 0);
  return kinds.flatMap((from, i) => {
    let used = 0;
    return kinds.flatMap((to, j) => {
      const thick = span(moved(from, to));
      const band = { from, to, thick, y0: (before[i]?.y ?? 0) + used, y1: (after[j]?.y ?? 0) + (filled[j] ?? 0) };
      used += thick;
      filled[j] = (filled[j] ?? 0) + thick;
      return thick > 0 ? [band] : [];
    });
  });
}

function bandPath(left: number, right: number, y0: number, y1: number, thick: number): string {
  const middle = (left + right) / 2;
  return `M${left} ${y0}C${middle} ${y0} ${middle} ${y1} ${right} ${y1}v${thick}C${middle} ${y1 + thick} ${middle} ${y0 + thick} ${left} ${y0 + thick}z`;
}
