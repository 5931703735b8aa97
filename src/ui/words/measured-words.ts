/** Unit and data of a loss, in the words of the task. */
import { lossUnitOf, type TaskId } from '../../catalog/tasks/tasks';
import type { LossUnit, TaskSettings } from '../../catalog/tasks/task';
import type { ComparedQuantity } from '../../state/slices/view-slice';
import { formatLoss, formatSquaredError, sentenceCase } from './format';
import { learnsByHeart, separationWords, type SeparationWords } from './separation-words';

export interface MeasuredWords extends SeparationWords {
  readonly unit: LossUnit;
  /** What one does who has learned nothing, in one word: the name of the reference line. */
  readonly strategy: 'guessing' | 'copying';
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
  const column = isNats ? 'LossNats' : 'MeanSquaredError';
  const loss = isNats ? 'loss in nats' : 'mean squared error';
  return {
    ...separationWords(settings.task),
    unit,
    strategy: isNats ? 'guessing' : 'copying',
    quantities: {
      heldOutLoss: byHeart ? `${sentenceCase(loss)} over all pairs` : `Held-out ${loss}`,
      score: byHeart ? 'Score over all pairs' : 'Held-out score',
      trainLoss: `Training ${loss}`,
    },
    columns: { measured: `${byHeart ? 'allPairs' : 'heldOut'}${column}`, train: `train${column}` },
    loss: format,
    amount: (value) => `${format(value)} ${isNats ? 'nats' : 'of squared error'}`,
  };
}
