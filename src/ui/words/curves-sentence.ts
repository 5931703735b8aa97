/** The comparison charts in words: where each line stands now. For who cannot see them, and beside every saved chart. */
import type { Baseline, Floor } from '../../catalog/tasks/task';
import type { ComparedQuantity, ComparisonAxis } from '../../state/slices/view-slice';
import type { BandPoint } from '../../math/bands';
import { formatCount, formatShare } from './format';
import type { MeasuredWords } from './measured-words';

/** A line of a chart, as far as it is told. */
export interface MeasuredLine {
  readonly name: string;
  /** How many runs it stands for. */
  readonly seeds: number;
  /** Ascending by step; every one measured. */
  readonly points: readonly BandPoint[];
}

export const axisNames: Readonly<Record<ComparisonAxis, string>> = { steps: 'by step', seconds: 'by seconds of training' };

export function curvesSentence(props: {
  readonly lines: readonly MeasuredLine[];
  readonly quantity: ComparedQuantity;
  readonly axis: ComparisonAxis;
  readonly baseline: Baseline;
  readonly floor: Floor | null;
  readonly scoreLabel: string;
  readonly measured: MeasuredWords;
}): string {
  const { lines, quantity, axis, baseline, floor, scoreLabel, measured } = props;
  const isScore = quantity === 'score';
  const format = isScore ? formatShare : measured.loss;
  const what = isScore ? `Score: ${scoreLabel}` : measured.quantities[quantity];
  const reference = isScore
    ? `${measured.strategy} ${formatShare(baseline.score)}`
    : `${measured.strategy} ${format(baseline.lossNats)}${floor === null ? '' : `, floor ${format(floor.lossNats)}`}`;
  return `${what}, ${axisNames[axis]}. ${lines.map((line) => latest(line, format, axis)).join('; ')}; ${reference} (${baseline.label}).`;
}

export function flipsSentence(lines: readonly MeasuredLine[], axis: ComparisonAxis): string {
  const counted = lines.filter(({ points }) => points.length > 0);
  return `Codes that change in each step. ${counted.length === 0 ? 'None counted yet.' : `Latest: ${counted.map((line) => latest(line, (value) => formatCount(Math.round(value)), axis)).join('; ')}.`}`;
}

function latest({ name, seeds, points }: MeasuredLine, format: (value: number) => string, axis: ComparisonAxis): string {
  const last = points.at(-1);
  if (last === undefined) return `${name} not measured yet`;
  const range = seeds > 1 ? ` (median of ${last.count} seeds, ${format(last.low)} to ${format(last.high)})` : '';
  const time = axis === 'seconds' ? `, ${Number(last.x.toPrecision(3))} s` : '';
  return `${name} ${format(last.median)}${range} at step ${last.step}${time}`;
}
