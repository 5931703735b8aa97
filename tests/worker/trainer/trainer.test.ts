/** How many steps the trainer keeps in flight, with fake runs of a given step time. */
import { expect, it } from 'vitest';
import { createTrainer } from '../../../src/worker/trainer/trainer';
import { pretendedRun, type PretendedRun } from './pretended-run';

const steps = 8;

/** A run on a device that can take four steps at once, and how many it was told to leave in flight, step by step. */
function observed(stepMs: number, i: number): PretendedRun & { readonly underWay: readonly number[] } {
  const underWay: number[] = [];
  const pretended = pretendedRun(`run ${i}`, 4, { stepMs });
  const settle = pretended.run.settle.bind(pretended.run);
  Object.assign(pretended.run, {
    async settle(most: number) {
      underWay.push(most);
      await settle(most);
    },
  });
  return { ...pretended, underWay };
}

/** Trains them together; resolves to the most that each left in flight. */
async function mostUnderWay(stepMs: readonly number[]): Promise<readonly number[]> {
  const trainer = createTrainer({
    emit: () => undefined,
    keeper: { whenReady: async () => undefined, surviving: async (work) => work() },
    cores: { begin: () => undefined, end: () => undefined },
    focusedLayer: () => undefined,
  });
  const runs = stepMs.map(observed);
  await Promise.all(runs.map(async ({ live, run }) => trainer.train(live, run, steps)));
  return runs.map(({ underWay }) => Math.max(...underWay));
}

it.each([
  ['four steps of a fast run', [2], [3]],
  ['two of a slow one', [500], [1]],
  ['one of each where several are slow together', [200, 200], [0, 0]],
] as const)('keeps %s in flight', async (_name, stepMs, expected) => {
  expect(await mostUnderWay(stepMs)).toEqual(expected);
});
