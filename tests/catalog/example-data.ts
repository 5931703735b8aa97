/** Data as a person might give it, for the tasks that need some: made by rule, so that no test carries a book. */
import type { DataKind, ForeignCard } from '../../src/catalog/data/card';
import type { DataLibrary, OwnData } from '../../src/catalog/data/own-data';
import { readData } from '../../src/catalog/data/read-data';
import { dataNeeded, taskIds, taskOf, type TaskId } from '../../src/catalog/tasks/tasks';
import type { Task, TaskSettings } from '../../src/catalog/tasks/task';
import { randomStream } from '../../src/math/random';

const random = randomStream(1, 'example data');
const words = ['the', 'cat', 'sat', 'on', 'a', 'mat', 'and', 'saw', 'Émile’s', 'dog'];
const sentences = Array.from(
  { length: 1000 },
  () => `${Array.from({ length: 3 + random.integer(5) }, () => random.pick(words)).join(' ')}.`,
);

export const exampleText = sentences.join('\n');

/** Two waves of different length and a column that is no number. */
export const exampleTable = `step,high,low,weather\n${Array.from({ length: 400 }, (_, i) => `${i},${(20 + 5 * Math.sin(i / 5)).toFixed(3)},${(3 * Math.cos(i / 9)).toFixed(3)},fine`).join('\n')}\n`;

const circle = (turns: number): (readonly [number, number])[] =>
  Array.from(
    { length: 40 },
    (_, i) => [50 + 40 * Math.cos((turns * i) / 6.3), 50 + 40 * Math.sin((turns * i) / 6.3) + random.normal()] as const,
  );
const line = (): (readonly [number, number])[] => Array.from({ length: 20 }, (_, i) => [5 * i, 3 * i + random.normal()] as const);
export const exampleStrokes = Array.from({ length: 12 }, () => [
  { label: 'loop', points: circle(1) },
  { label: 'line', points: line() },
]).flat();

const examples: { readonly [K in Exclude<DataKind, 'foreign'>]: OwnData } = {
  text: readData({ kind: 'text', content: exampleText }).data,
  table: readData({ kind: 'table', content: exampleTable }).data,
  strokes: readData({ kind: 'strokes', strokes: exampleStrokes }).data,
};

const allExamples: readonly OwnData[] = Object.values(examples);

const exampleLibrary: DataLibrary = { get: (digest) => allExamples.find(({ card }) => card.digest === digest) };

/** What a model of another program might bring: a word and its letters. */
const exampleForeignCard: ForeignCard = {
  kind: 'foreign',
  digest: 'example',
  name: 'Example',
  tokens: ['o', 'w', 'l', 'ow', 'owl', 'Ġ'],
  merges: ['o w', 'ow l'],
  start: null,
  end: 5,
  ropeTheta: 10_000,
  normEpsilon: 1e-5,
  pipeline: null,
  ropeFactor: 1,
  subNorms: true,
  notes: [],
};

/** The settings that choose a task, with the card of example data where it needs any. */
export function exampleSettings(task: TaskId): TaskSettings & { readonly task: TaskId } {
  const needed = dataNeeded(task);
  if (needed === 'foreign') return { task, data: exampleForeignCard, pairs: 512 };
  return { task, data: allExamples.find(({ card }) => card.kind === needed)?.card ?? null, pairs: 512 };
}

/** A task, able to draw examples. */
export const exampleTask = (task: TaskId): Task => taskOf(exampleSettings(task), exampleLibrary);

/** Every task that can be trained: a model from elsewhere has no examples. */
export const trainableTaskIds: readonly TaskId[] = taskIds.filter((id) => dataNeeded(id) !== 'foreign');
