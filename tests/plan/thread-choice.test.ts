import { expect, it } from 'vitest';
import { createThreadChoice } from '../../src/plan/cpu/thread-choice';

/** Lets a choice settle on a machine whose step takes so long with each number of threads. */
function settle(most: number, stepMs: (threads: number) => number): { readonly chosen: number; readonly tried: readonly number[] } {
  const choice = createThreadChoice();
  const tried: number[] = [];
  while (choice.settled(most) === null) {
    const threads = choice.next(most);
    tried.push(threads);
    choice.took(threads, stepMs(threads));
  }
  return { chosen: choice.next(most), tried };
}

it('takes as many threads as pay, in turns, and no more', () => {
  expect(settle(2, (threads) => 10 / threads).chosen).toBe(2);
  expect(settle(8, (threads) => 10 / Math.min(threads, 4)).chosen).toBe(4);
  expect(settle(6, (threads) => 10 / threads).chosen).toBe(6);
  expect(settle(2, (threads) => 10 / threads).tried.slice(0, 4)).toEqual([1, 2, 1, 2]);
});

it('keeps to one where more are slower, hardly quicker, or the step is short', () => {
  expect(settle(2, (threads) => 10 * threads).chosen).toBe(1);
  expect(settle(2, (threads) => 10 - 0.5 * threads).chosen).toBe(1);
  expect(settle(1, () => 10)).toEqual({ chosen: 1, tried: [] });
});

it('is not misled by the first step, or by one that was held up', () => {
  let step = 0;
  expect(settle(2, (threads) => (step++ === 5 ? 500 : 10 / threads)).chosen).toBe(2);
});

it('tries again with other cores', () => {
  const choice = createThreadChoice();
  for (let i = 0; choice.settled(2) === null; i++) choice.took(choice.next(2), 10);
  expect(choice.settled(2)).toBe(1);
  expect(choice.settled(4)).toBeNull();
  choice.next(4);
  expect(choice.settled(2)).toBeNull();
});
