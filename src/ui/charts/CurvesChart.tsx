import { memo, type ReactElement } from 'react';
import { Area, CartesianGrid, ComposedChart, Line, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { shallow } from 'zustand/shallow';
import type { Baseline, Floor } from '../../catalog/tasks/task';
import type { ComparedQuantity, ComparisonAxis } from '../../state/slices/view-slice';
import { runLooks } from '../run-looks';
import { formatLoss, formatShare } from '../words/format';
import { chartRows, niceTicks, rangeKey, type ChartLine } from './chart-lines';
import { CurvesTooltip } from './CurvesTooltip';

/** An untrained model can be far worse than guessing; the axis ends here, in losses of guessing, and the line comes in from above. */
const HIGHEST_LOSS = 2;

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
  /** The chart in words. */
  readonly words: string;
}

/** Loss or score by step or time, one line per arm (a band where it has several seeds), with what guessing gives and what cannot be beaten. */
export const CurvesChart = memo(function CurvesChart({ lines, quantity, axis, end, marker, baseline, floor, words }: CurvesChartProps): ReactElement {
  const isScore = quantity === 'score';
  const format = isScore ? formatShare : formatLoss;
  const base = isScore ? baseline.score : baseline.lossNats;
  const highest = Math.max(base, ...lines.flatMap(({ points }) => points.map(({ high }) => high).filter(Number.isFinite)));
  const ticks = isScore ? [0, 0.25, 0.5, 0.75, 1] : niceTicks(1.02 * Math.min(highest, HIGHEST_LOSS * base));
  const tick = { fill: 'var(--ink-3)', fontSize: 11 };
  return (
    <div className="curves" role="img" aria-label={words}>
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 340, height: 200 }}>
        <ComposedChart data={[...chartRows(lines)]} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis dataKey="x" type="number" domain={[0, end]} tickCount={5} tickLine={false} axisLine={{ stroke: 'var(--line-strong)' }} tick={tick} height={22} tickFormatter={(value: number) => (axis === 'steps' ? String(value) : `${Number(value.toPrecision(3))} s`)} />
          <YAxis domain={[0, ticks.at(-1) ?? 1]} ticks={[...ticks]} allowDataOverflow tickLine={false} axisLine={false} width={44} tick={tick} tickFormatter={(value: number) => (isScore ? `${Math.round(100 * value)}%` : value.toFixed((ticks[1] ?? 1) < 0.1 ? 2 : 1))} />
          <ReferenceLine y={base} stroke="var(--line-strong)" strokeDasharray="1 3" label={{ value: isScore ? 'guessing' : `guessing ${formatLoss(base)}`, position: 'insideTopRight', fill: 'var(--ink-3)', fontSize: 11 }} />
          {floor === null || isScore ? null : (
            <ReferenceLine y={floor.lossNats} stroke="var(--line-strong)" strokeDasharray="1 3" label={{ value: `floor ${formatLoss(floor.lossNats)}`, position: 'insideBottomRight', fill: 'var(--ink-3)', fontSize: 11 }} />
          )}
          {marker === null ? null : <ReferenceLine x={marker} stroke="var(--ink-2)" />}
          <Tooltip isAnimationActive={false} content={({ active, label }) => (active ? <CurvesTooltip x={Number(label)} axis={axis} lines={lines} format={format} /> : null)} cursor={{ stroke: 'var(--line-strong)' }} />
          {lines.filter(({ seeds }) => seeds > 1).map(({ id, mode, pinned }) => (
            <Area key={rangeKey(id)} dataKey={rangeKey(id)} stroke="none" fill={runLooks[mode].colour} fillOpacity={pinned ? 0.08 : 0.18} isAnimationActive={false} connectNulls activeDot={false} type="linear" />
          ))}
          {lines.map(({ id, mode, pinned }) => (
            <Line key={id} dataKey={id} stroke={runLooks[mode].colour} strokeDasharray={runLooks[mode].dashes} strokeWidth={pinned ? 1 : runLooks[mode].width} strokeOpacity={pinned ? 0.7 : 1} dot={false} activeDot={{ r: 3.5 }} isAnimationActive={false} connectNulls type="linear" />
          ))}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}, drawsTheSame);

/** The chart is the dearest thing on the page: it is drawn again only when a line has grown or another thing is shown. */
function drawsTheSame(before: CurvesChartProps, now: CurvesChartProps): boolean {
  const frameOf = ({ quantity, axis, end, marker, baseline, floor }: CurvesChartProps): readonly unknown[] => [quantity, axis, end, marker, baseline.lossNats, baseline.score, floor?.lossNats];
  const same = (one: ChartLine, other: ChartLine | undefined): boolean =>
    one.id === other?.id && one.seeds === other.seeds && one.points.length === other.points.length && shallow(one.points.at(-1), other.points.at(-1));
  return shallow(frameOf(before), frameOf(now)) && before.lines.length === now.lines.length && now.lines.every((line, index) => same(line, before.lines[index]));
}
