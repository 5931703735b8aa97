/** What a loss is counted in and what it was measured on, in the words of the task. */
import { describeTask, lossUnitOf, type TaskId } from '../../catalog/tasks/tasks';
import type { TaskSettings } from '../../catalog/tasks/task';
import type { ComparedQuantity } from '../../state/slices/view-slice';
import { formatLoss } from './format';

export interface MeasuredWords {
  /** "held-out data" */
  readonly data: string;
  /** Begins a sentence on results: "Held out". */
  readonly where: string;
  /** Title of the examples that were measured. */
  readonly examples: string;
  /** "Held-out loss in nats" */
  readonly quantities: Readonly<Record<ComparedQuantity, string>>;
  /** Names of the losses in saved tables: those of the API, where they are true. */
  readonly columns: { readonly measured: string; readonly train: string };
  /** A loss, or a difference of two, with its unit: "0.312 nats". */
  amount(loss: number): string;
}

export function measuredWords(settings: TaskSettings & { readonly task: TaskId }): MeasuredWords {
  const isNats = lossUnitOf(settings) === 'nats';
  const byHeart = describeTask(settings.task).separation === 'none';
  const column = isNats ? 'LossNats' : 'MeanSquaredError';
  const loss = isNats ? 'loss in nats' : 'mean squared error';
  return {
    data: byHeart ? 'the training pairs' : 'held-out data',
    where: byHeart ? 'On all pairs' : 'Held out',
    examples: byHeart ? 'Pairs to memorise' : 'Held-out examples',
    quantities: {
      heldOutLoss: byHeart ? `${sentenceCase(loss)} over all pairs` : `Held-out ${loss}`,
      score: byHeart ? 'Score over all pairs' : 'Held-out score',
      trainLoss: `Training ${loss}`,
    },
    columns: { measured: `${byHeart ? 'allPairs' : 'heldOut'}${column}`, train: `train${column}` },
    amount: (value) => `${formatLoss(value)} ${isNats ? 'nats' : 'of squared error'}`,
  };
}

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
