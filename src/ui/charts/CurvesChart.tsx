import { memo, type ReactElement } from 'react';
import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { Baseline, Floor } from '../../catalog/tasks/task';
import type { ComparedQuantity } from '../../state/slices/view-slice';
import { runLooks } from '../run-looks';
import { formatLoss, formatShare } from '../words/format';
import { shallow } from 'zustand/shallow';
import { chartRows, niceTicks, type ChartLine } from './chart-lines';
import { CurvesTooltip } from './CurvesTooltip';

/** An untrained model can be far worse than guessing; the axis ends here, in losses of guessing, and the line comes in from above. */
const HIGHEST_LOSS = 2;

interface CurvesChartProps {
  readonly lines: readonly ChartLine[];
  readonly quantity: ComparedQuantity;
  readonly steps: number;
  readonly baseline: Baseline;
  readonly floor: Floor | null;
  readonly scoreLabel: string;
}

/** Loss or score by step, one line per run, with what guessing gives and what cannot be beaten. */
export const CurvesChart = memo(function CurvesChart(props: CurvesChartProps): ReactElement {
  const { lines, quantity, steps, baseline, floor } = props;
  const isScore = quantity === 'score';
  const format = isScore ? formatShare : formatLoss;
  const base = isScore ? baseline.score : baseline.lossNats;
  const highest = Math.max(base, ...lines.flatMap(({ points }) => points.map(({ value }) => value).filter(Number.isFinite)));
  const ticks = isScore ? [0, 0.25, 0.5, 0.75, 1] : niceTicks(1.02 * Math.min(highest, HIGHEST_LOSS * base));
  return (
    <div className="curves" role="img" aria-label={describe(props)}>
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 340, height: 200 }}>
        <LineChart data={[...chartRows(lines)]} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis dataKey="step" type="number" domain={[0, steps]} tickCount={5} tickLine={false} axisLine={{ stroke: 'var(--line-strong)' }} tick={{ fill: 'var(--ink-3)', fontSize: 11 }} height={22} />
          <YAxis domain={[0, ticks.at(-1) ?? 1]} ticks={[...ticks]} allowDataOverflow tickLine={false} axisLine={false} width={44} tick={{ fill: 'var(--ink-3)', fontSize: 11 }} tickFormatter={(value: number) => (isScore ? `${Math.round(100 * value)}%` : value.toFixed((ticks[1] ?? 1) < 0.1 ? 2 : 1))} />
          <ReferenceLine y={base} stroke="var(--line-strong)" strokeDasharray="1 3" label={{ value: isScore ? 'guessing' : `guessing ${formatLoss(base)}`, position: 'insideTopRight', fill: 'var(--ink-3)', fontSize: 11 }} />
          {floor === null || isScore ? null : (
            <ReferenceLine y={floor.lossNats} stroke="var(--line-strong)" strokeDasharray="1 3" label={{ value: `floor ${formatLoss(floor.lossNats)}`, position: 'insideBottomRight', fill: 'var(--ink-3)', fontSize: 11 }} />
          )}
          <Tooltip isAnimationActive={false} content={({ active, label, payload }) => (active ? <CurvesTooltip step={Number(label)} lines={lines} values={new Map(payload.map(({ dataKey, value }) => [String(dataKey), Number(value)]))} format={format} /> : null)} cursor={{ stroke: 'var(--line-strong)' }} />
          {lines.map(({ id, mode }) => (
            <Line key={id} dataKey={id} stroke={runLooks[mode].colour} strokeDasharray={runLooks[mode].dashes} strokeWidth={runLooks[mode].width} dot={false} activeDot={{ r: 3.5 }} isAnimationActive={false} connectNulls type="linear" />
          ))}
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}, drawsTheSame);

/** The chart is the dearest thing on the page: it is drawn again only when a line has grown or another thing is shown. */
function drawsTheSame(before: CurvesChartProps, now: CurvesChartProps): boolean {
  const frameOf = ({ quantity, steps, baseline, floor, scoreLabel }: CurvesChartProps): readonly unknown[] => [quantity, steps, baseline.lossNats, baseline.score, floor?.lossNats, scoreLabel];
  const same = (one: ChartLine, other: ChartLine | undefined): boolean =>
    one.id === other?.id && one.points.length === other.points.length && one.points.at(-1)?.step === other.points.at(-1)?.step;
  return shallow(frameOf(before), frameOf(now)) && before.lines.length === now.lines.length && now.lines.every((line, index) => same(line, before.lines[index]));
}

/** The chart in words: where each line stands now. */
function describe({ lines, quantity, baseline, floor, scoreLabel }: CurvesChartProps): string {
  const isScore = quantity === 'score';
  const what = quantity === 'heldOutLoss' ? 'Held-out loss in nats' : isScore ? `Score: ${scoreLabel}` : 'Training loss in nats';
  const now = lines.map(({ name, points }) => {
    const last = points.at(-1);
    return last === undefined ? `${name} not measured yet` : `${name} ${(isScore ? formatShare : formatLoss)(last.value)} at step ${last.step}`;
  });
  const reference = isScore ? `guessing ${formatShare(baseline.score)}` : `guessing ${formatLoss(baseline.lossNats)}${floor === null ? '' : `, floor ${formatLoss(floor.lossNats)}`}`;
  return `${what} by step. ${now.join('; ')}; ${reference} (${baseline.label}).`;
}
