/** Unit and data of a loss, in the words of the task. */
import * as words from '#words/ui/words/measured-words';
import { lossUnitOf, type TaskId } from '../../catalog/tasks/tasks';
import type { LossUnit, TaskSettings } from '../../catalog/tasks/task';
import type { ComparedQuantity } from '../../state/slices/view-slice';
import { formatLoss, formatSquaredError } from './format';
import { learnsByHeart, separationWords, type SeparationWords } from './separation-words';

export interface MeasuredWords extends SeparationWords {
  readonly unit: LossUnit;
  /** What one does who has learned nothing, in one word: the name of the reference line. */
  readonly strategy: string;
  /** "Held-out loss in nats" */
  readonly quantities: Readonly<Record<ComparedQuantity, string>>;
  /** Names of the losses in saved tables: those of the API, where they are true. */
  readonly columns: { readonly measured: string; readonly train: string };
  /** A loss without its unit. */
  loss(value: number): string;
  /** A loss, or a difference of two, with its unit: "0.312 nats". */
  amount(loss: number): string;
}

export function measuredWords(settings: TaskSettings & { readonly task: TaskId }): MeasuredWords {
  const unit = lossUnitOf(settings);
  const isNats = unit === 'nats';
  const format = isNats ? formatLoss : formatSquaredError;
  const byHeart = learnsByHeart(settings.task);
  const columns = isNats
    ? { heldOut: 'heldOutLossNats', allPairs: 'allPairsLossNats', train: 'trainLossNats' }
    : { heldOut: 'heldOutMeanSquaredError', allPairs: 'allPairsMeanSquaredError', train: 'trainMeanSquaredError' };
  return {
    ...separationWords(settings.task),
    unit,
    strategy: words.strategies[unit],
    quantities: {
      heldOutLoss: (byHeart ? words.lossByHeart : words.heldOutLoss)[unit],
      score: byHeart ? words.scoreByHeart : words.heldOutScore,
      trainLoss: words.trainLoss[unit],
    },
    columns: { measured: byHeart ? columns.allPairs : columns.heldOut, train: columns.train },
    loss: format,
    amount: (value) => words.amounts[unit](format(value)),
  };
}
