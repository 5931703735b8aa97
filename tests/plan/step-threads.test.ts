import { expect, test } from 'vitest';
import type { Crew } from '../../src/plan/cpu/crew';
import { stepThreads } from '../../src/plan/cpu/step-threads';

/** Helpers are ready as soon as they are asked for. */
function readyCrew(): Crew {
  let ready = 1;
  return {
    get ready() {
      return ready;
    },
    growTo: (threads) => void (ready = threads),
    shrinkTo: (threads) => void (ready = threads),
    takeStep: () => undefined,
    end: () => undefined,
  };
}

/** What a plan takes its steps with, when so many cores are its share. */
function threadsBy(shares: readonly number[]): { readonly steps: readonly number[]; readonly ready: number } {
  const crew = readyCrew();
  let share = 1;
  const threads = stepThreads(crew, () => share);
  const steps = shares.map((now) => {
    share = now;
    const next = threads.next();
    threads.took(next, 10);
    return next;
  });
  return { steps, ready: crew.ready };
}

test('an arm that has both cores for one step only, because the others begin a moment later, starts no helper', () => {
  expect(threadsBy([2, 1, 1, 1])).toEqual({ steps: [1, 1, 1, 1], ready: 1 });
});

test('one that keeps them has a helper from its second step on, and tries it', () => {
  const { steps, ready } = threadsBy([2, 2, 2, 2, 2]);
  expect(ready).toBe(2);
  expect(steps[0]).toBe(1);
  expect(steps).toContain(2);
});

test('when others have ended, helpers come as soon as that lasts', () => {
  expect(threadsBy([1, 1, 4, 4]).ready).toBe(4);
});
