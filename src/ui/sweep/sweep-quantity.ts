import { percent } from '#words/ui/format';
import type { Spread } from '../../math/statistics';
import type { MeasuredCell } from '../../state/sweep/sweep-cells';
import { marked } from '../../words/numbers';
import { formatShare } from '../words/format';
import type { MeasuredWords } from '../words/measured-words';

/** What a chart of a sweep shows of each cell. */
export interface SweepQuantity {
  readonly name: string;
  of(cell: MeasuredCell): Spread | null;
  format(value: number): string;
  tick(value: number): string;
  /** Where the axis ends; null: with what was measured. */
  readonly ceiling: 1 | null;
  readonly lowerIsBetter: boolean;
}

export const sweepQuantities = (measured: MeasuredWords): Readonly<Record<'loss' | 'score', SweepQuantity>> => ({
  loss: {
    name: measured.quantities.heldOutLoss,
    of: ({ loss }) => loss,
    format: measured.loss,
    tick: (value) => marked(String(Number(value.toPrecision(6)))),
    ceiling: null,
    lowerIsBetter: true,
  },
  score: {
    name: measured.quantities.score,
    of: ({ score }) => score,
    format: formatShare,
    tick: (value) => percent(marked(String(100 * value))),
    ceiling: 1,
    lowerIsBetter: false,
  },
});
