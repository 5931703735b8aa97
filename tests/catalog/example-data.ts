/** Data as a person might give it, for the tasks that need some: made by rule, so that no test carries a book. */
import type { DataKind } from '../../src/catalog/data/card';
import type { DataLibrary, OwnData } from '../../src/catalog/data/own-data';
import { readData } from '../../src/catalog/data/read-data';
import { dataNeeded, taskOf, type TaskId } from '../../src/catalog/tasks/tasks';
import type { Task, TaskSettings } from '../../src/catalog/tasks/task';
import { randomStream } from '../../src/math/random';

const random = randomStream(1, 'example data');
const words = ['the', 'cat', 'sat', 'on', 'a', 'mat', 'and', 'saw', 'Émile’s', 'dog'];
const sentences = Array.from({ length: 1000 }, () => `${Array.from({ length: 3 + random.integer(5) }, () => random.pick(words)).join(' ')}.`);

export const exampleText = sentences.join('\n');

const examples: { readonly [K in Exclude<DataKind, 'table' | 'strokes'>]: OwnData } = {
  text: readData({ kind: 'text', content: exampleText }).data,
};

const allExamples: readonly OwnData[] = Object.values(examples);

export const exampleLibrary: DataLibrary = { get: (digest) => allExamples.find(({ card }) => card.digest === digest) };

/** The settings that choose a task, with the card of example data where it needs any. */
export function exampleSettings(task: TaskId): TaskSettings & { readonly task: TaskId } {
  const needed = dataNeeded(task);
  return { task, data: allExamples.find(({ card }) => card.kind === needed)?.card ?? null };
}

/** A task, able to draw examples. */
export const exampleTask = (task: TaskId): Task => taskOf(exampleSettings(task), exampleLibrary);
