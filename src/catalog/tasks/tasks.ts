import type { DataKind } from '../data/card';
import type { DataLibrary } from '../data/own-data';
import { addition } from './addition';
import { bouncingBall } from './bouncing-ball';
import { brackets } from './brackets';
import { foreign } from './foreign';
import { gestures } from './gestures';
import { memorise } from './memorise';
import { ownGestures } from './own-gestures';
import { ownTable } from './own-table';
import { ownText } from './own-text';
import { reverse } from './reverse';
import { sort } from './sort';
import { tales } from './tales';
import type { LossUnit, Task, TaskDescription, TaskFamily, TaskSettings } from './task';

/** Every task; the key is its id. */
export const tasks = {
  reverse,
  sort,
  addition,
  brackets,
  memorise,
  tales,
  gestures,
  ball: bouncingBall,
  text: ownText,
  table: ownTable,
  drawings: ownGestures,
  foreign,
} satisfies Record<string, Task | TaskFamily>;

export type TaskId = keyof typeof tasks;

export const taskIds = Object.keys(tasks) as readonly TaskId[];

/** What the task of an id says of itself. */
export function describeTask(id: TaskId): TaskDescription {
  return tasks[id];
}

/** What the losses of an experiment are counted in, in every field named `…Nats` too. */
export function lossUnitOf({ task, ...settings }: TaskSettings & { readonly task: TaskId }): LossUnit {
  return describeTask(task).lossUnit?.(settings) ?? 'nats';
}

/** What the score of an experiment counts. */
export function scoreLabelOf({ task, ...settings }: TaskSettings & { readonly task: TaskId }): string {
  const description = describeTask(task);
  return description.scoreLabelOf?.(settings) ?? description.scoreLabel;
}

/** The kind of data that a person has to give before the task can be trained; null: none. */
export function dataNeeded(id: TaskId): DataKind | null {
  const entry: Task | TaskFamily = tasks[id];
  return entry.kind === 'family' ? entry.needs : null;
}

const noLibrary: DataLibrary = { get: () => undefined };

/**
 * The task of an experiment that is valid. Without a library, or with one that lacks the data, a task on own data has
 * its words, its vocabulary and its try-it, and throws `MissingDataError` where it would draw an example.
 */
export function taskOf({ task: id, ...settings }: TaskSettings & { readonly task: TaskId }, library: DataLibrary = noLibrary): Task {
  const entry: Task | TaskFamily = tasks[id];
  return entry.kind === 'family' ? entry.of(settings, library) : entry;
}
