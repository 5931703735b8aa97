import { expect, it, vi } from 'vitest';
import type { Lane } from '../../../src/worker/page/lane';
import { lanePool } from '../../../src/worker/page/lane-pool';

const laneOf = (): Lane => ({ request: vi.fn(), close: vi.fn() });

/** A pool of at most `most` workers, and how many runs each has. */
function pool(
  most: number,
  first: readonly Lane[] = [],
): { readonly workers: ReturnType<typeof lanePool>; readonly runs: Map<Lane, number>; readonly create: () => Promise<Lane> } {
  const runs = new Map<Lane, number>();
  const workers = lanePool({ first, most, start: async () => laneOf(), runsOf: (lane) => runs.get(lane) ?? 0 });
  const create = async (): Promise<Lane> =>
    workers.withNext(async (lane) => {
      await Promise.resolve();
      runs.set(lane, (runs.get(lane) ?? 0) + 1);
      return lane;
    });
  return { workers, runs, create };
}

it('gives three runs that are made at once a worker each, and a fourth the first again', async () => {
  const main = laneOf();
  const { create, workers } = pool(3, [main]);
  const lanes = await Promise.all([create(), create(), create()]);
  expect(lanes[0]).toBe(main);
  expect(new Set(lanes).size).toBe(3);
  expect(await create()).toBe(main);
  expect(workers.lanes()).toHaveLength(3);
});

it('uses a worker again whose run has gone', async () => {
  const { create, runs } = pool(3);
  const lane = await create();
  runs.set(lane, 0);
  expect(await create()).toBe(lane);
});

it('keeps to one worker where one is allowed', async () => {
  const { create } = pool(1);
  expect(new Set(await Promise.all([create(), create()])).size).toBe(1);
});

it('goes on with the workers that it has when no other starts, and fails only without any', async () => {
  const start = vi.fn().mockRejectedValue(new Error('no backend'));
  const main = laneOf();
  const some = lanePool({ first: [main], most: 3, start, runsOf: () => 1 });
  expect(await some.withNext(async (lane) => lane)).toBe(main);
  const none = lanePool({ first: [], most: 3, start, runsOf: () => 0 });
  await expect(none.withNext(async (lane) => lane)).rejects.toThrow('no backend');
});
