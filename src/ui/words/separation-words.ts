/** What the examples of a task are measured on, in its own words: most tasks hold examples out, learning by heart does not. */
import * as words from '#words/ui/words/separation-words';
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

export const learnsByHeart = (task: TaskId): boolean => describeTask(task).separation === 'none';

export const separationWords = (task: TaskId): SeparationWords => (learnsByHeart(task) ? words.byHeart : words.heldOut);
