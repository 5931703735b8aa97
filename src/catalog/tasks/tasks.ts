import { gestures } from './gestures';
import { reverse } from './reverse';
import { tales } from './tales';
import type { Task } from './task';

/** Every task; the key is its id. */
export const tasks = { reverse, tales, gestures } satisfies Record<string, Task>;

export type TaskId = keyof typeof tasks;

export const taskIds = Object.keys(tasks) as readonly TaskId[];

/** The task of an id, seen as the common interface. */
export function taskOf(id: TaskId): Task {
  return tasks[id];
}
