/** What the examples of a task are measured on, in its own words: most tasks hold examples out, learning by heart does not. */
import { describeTask, type TaskId } from '../../catalog/tasks/tasks';

export interface SeparationWords {
  /** "held-out data" */
  readonly data: string;
  /** Begins a sentence on results: "Held out". */
  readonly where: string;
  /** Title of the examples that are measured. */
  readonly examples: string;
  /** The same in a sentence, before any training. */
  readonly examplesToCome: string;
}

const heldOut: SeparationWords = {
  data: 'held-out data',
  where: 'Held out',
  examples: 'Held-out examples',
  examplesToCome: 'Examples that training never sees.',
};
const byHeart: SeparationWords = {
  data: 'the training pairs',
  where: 'On all pairs',
  examples: 'Pairs to memorise',
  examplesToCome: 'Pairs that are learned by heart, and what the model remembers of them.',
};

export const learnsByHeart = (task: TaskId): boolean => describeTask(task).separation === 'none';

export const separationWords = (task: TaskId): SeparationWords => (learnsByHeart(task) ? byHeart : heldOut);
