/** What is read from a trace of a page, and that a trace which has not seen the page is refused. */
import { expect, test } from 'vitest';
import { tasksBetween } from '../../tools/main-thread-tasks.mjs';

const page = { pid: 1, tid: 1 };
const marks = [
  { name: 'tasks begin', ph: 'I', ts: 100, ...page },
  { name: 'tasks end', ph: 'I', ts: 900, ...page },
];
const task = (ts: number, tdur?: number, thread = page) => ({
  name: 'ThreadControllerImpl::RunTask',
  ph: tdur === undefined ? 'B' : 'X',
  ts,
  ...thread,
  ...(tdur === undefined ? {} : { tdur }),
});

test('of the thread that made the marks, what began between them counts, by its processor time', () => {
  const others = [task(300, 80_000, { pid: 1, tid: 2 }), task(400, 80_000, { pid: 2, tid: 1 }), task(50, 80_000), task(950)];
  expect(tasksBetween([...marks, ...others, task(200, 61_400), task(890, 300)])).toEqual([61, 0]);
});

test.each(['tasks begin', 'tasks end'])('a trace without the mark “%s” is refused', (name) => {
  expect(() => tasksBetween([...marks.filter((mark) => mark.name !== name), task(200, 61_400)])).toThrow(`lacks the mark “${name}”`);
});

test('a task without a time is no short task', () => {
  expect(() => tasksBetween([...marks, task(200), task(300, 1000)])).toThrow('no time of 1 of 2 tasks');
});
