import { expect, it } from 'vitest';
import type { TaskId } from '../../src/catalog/tasks/tasks';
import { defaultDraft, isTrainable, issuesOf, type Draft } from '../../src/state/draft';
import { exampleSettings, trainableTaskIds } from '../catalog/example-data';

/** A draft that lacks nothing. */
function draftWithData(task: TaskId): Draft {
  const { data } = exampleSettings(task);
  return { ...defaultDraft(task), ...(data === null ? {} : { data }) };
}

it('a model from elsewhere has nothing wrong with it, and is not to be trained', () => {
  expect(issuesOf(draftWithData('foreign'))).toEqual([]);
  expect(isTrainable(draftWithData('foreign'))).toBe(false);
});

it.each(trainableTaskIds)('%s is to be trained once it has its data', (task) => {
  expect(isTrainable(draftWithData(task))).toBe(true);
});

it('a task without its data is not to be trained', () => {
  expect(isTrainable(defaultDraft('text'))).toBe(false);
});
