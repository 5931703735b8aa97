/** The comparison charts in words: where each line stands now. For who cannot see them, and beside every saved chart. */
import * as words from '#words/ui/words/curves-sentence';
import type { Baseline, Floor } from '../../catalog/tasks/task';
import type { ComparedQuantity, ComparisonAxis } from '../../state/slices/view-slice';
import type { BandPoint } from '../../math/bands';
import { marked } from '../../words/numbers';
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

export const axisNames: Readonly<Record<ComparisonAxis, string>> = words.axes;

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
  const what = isScore ? words.score(scoreLabel) : measured.quantities[quantity];
  const reference = isScore
    ? `${measured.strategy} ${formatShare(baseline.score)}`
    : `${measured.strategy} ${format(baseline.lossNats)}${floor === null ? '' : `, ${words.floor(format(floor.lossNats))}`}`;
  const now = lines.map((line) => latest(line, format, axis)).join('; ');
  return words.curves(what, axisNames[axis], now, `${reference} (${baseline.label})`);
}

export function flipsSentence(lines: readonly MeasuredLine[], axis: ComparisonAxis): string {
  const counted = lines.filter(({ points }) => points.length > 0);
  const now = counted.map((line) => latest(line, (value) => formatCount(Math.round(value)), axis)).join('; ');
  return `${words.codeChanges} ${counted.length === 0 ? words.noneCounted : words.latest(now)}`;
}

function latest({ name, seeds, points }: MeasuredLine, format: (value: number) => string, axis: ComparisonAxis): string {
  const last = points.at(-1);
  if (last === undefined) return words.notMeasured(name);
  const range = seeds > 1 ? ` (${words.medianOf(last.count, format(last.low), format(last.high))})` : '';
  const time = axis === 'seconds' ? `, ${marked(String(Number(last.x.toPrecision(3))))} s` : '';
  return `${words.atStep(`${name} ${format(last.median)}${range}`, last.step)}${time}`;
}
