import { beforeEach, describe, expect, it, vi } from 'vitest';
import { runCount, type Grid } from '../../../src/experiment/sweep/grid';
import { randomStream } from '../../../src/math/random';
import type { SweepResult } from '../../../src/scripting/train-grid';
import { measuredCells, standingOf } from '../../../src/state/sweep/sweep-cells';
import type { KeptSweep, SweepShelf } from '../../../src/state/sweep/sweep-shelf';
import { createSweeps, type Sweeps } from '../../../src/state/sweep/sweeps';
import type { RunSummary } from '../../../src/worker/protocol';
import { mockEngine, summaryOf, type MockEngine } from '../../ui/mock-engine';

const grid: Grid = {
  base: { task: 'reverse', steps: 12 },
  modes: ['ternary', 'none'],
  axes: [{ setting: 'learningRate', values: [0.001, 0.01, 0.1] }],
  seeds: [1, 2, 3],
};
const total = 18;

function memorySweeps(): SweepShelf {
  const rows = new Map<string, { sweep: KeptSweep; results: Map<number, SweepResult> }>();
  return {
    list: async () => [...rows.values()].map(({ sweep, results }) => ({ sweep, done: results.size })),
    results: async (id) => structuredClone([...(rows.get(id)?.results.values() ?? [])]),
    async add(sweep, results) {
      const former = rows.get(sweep.id)?.results ?? [];
      rows.set(sweep.id, { sweep, results: new Map([...former, ...results.map((result) => [result.run, result] as const)]) });
    },
    async delete(id) {
      rows.delete(id);
    },
    clear: async () => rows.clear(),
  };
}

/** Its losses follow from the settings and the seed alone, as those of the real one do. */
function engine(): MockEngine {
  const mock = mockEngine();
  const made = new Map<string, RunSummary>();
  mock.answer('create', ({ experiment }) => {
    const summary = summaryOf(`run-${made.size + 1}`, experiment, { owner: 'sweep' });
    made.set(summary.id, summary);
    return summary;
  });
  mock.answer('finish', ({ id }) => {
    const summary = made.get(id)!;
    const heldOutLossNats = summary.learningRate * 10 + summary.seed / 1000 + (summary.mode === 'none' ? 0.3 : 0.2);
    return { ...summary, step: summary.steps, state: 'finished', heldOutLossNats, score: 0.5 };
  });
  return mock;
}

let shelf: SweepShelf;
let mock: MockEngine;
let sweeps: Sweeps;
const state = () => sweeps.store.getState();
beforeEach(() => {
  shelf = memorySweeps();
  mock = engine();
  sweeps = createSweeps({ client: mock }, shelf);
});

const withoutId = (results: Iterable<SweepResult>) =>
  [...results].toSorted((one, other) => one.run - other.run).map(({ id: _id, ...result }) => result);

/** Stops a sweep after so many results. */
function stopAfter(count: number): void {
  const unsubscribe = mock.subscribe((event) => {
    if (event.type !== 'removed' || asked('finish') < count) return;
    unsubscribe();
    void sweeps.stop();
  });
}
const asked = (type: string): number => mock.asked.filter((request) => request.type === type).length;

describe('a sweep', () => {
  it('is trained to its end, told and kept', async () => {
    await sweeps.start(grid);
    expect(state()).toMatchObject({ training: null, problem: null, list: [{ done: total, total }] });
    expect(state().results.size).toBe(total);
    expect(await shelf.results(state().shown!)).toHaveLength(total);
  });

  it('that is stopped goes on in another page with what is missing, and comes to the same', async () => {
    await sweeps.start(grid);
    const whole = withoutId(state().results.values());

    shelf = memorySweeps();
    mock = engine();
    sweeps = createSweeps({ client: mock }, shelf);
    stopAfter(5);
    await sweeps.start(grid);
    const { done = 0 } = state().list[0] ?? {};
    expect(done).toBeGreaterThanOrEqual(5);
    expect(done).toBeLessThan(total);

    mock = engine();
    sweeps = createSweeps({ client: mock }, shelf);
    await sweeps.load();
    expect(state()).toMatchObject({ shown: null, training: null, list: [{ done, total }] });
    await sweeps.goOn(state().list[0]!.sweep.id);
    expect(asked('finish')).toBe(total - done);
    expect(withoutId(state().results.values())).toEqual(whole);
  });

  it('that is deleted comes back', async () => {
    await sweeps.start(grid);
    const [{ sweep } = { sweep: null }] = state().list;
    await sweeps.remove(sweep!.id);
    expect(state()).toMatchObject({ list: [], shown: null });
    expect(await shelf.list()).toEqual([]);
    await sweeps.undoRemove();
    expect(state()).toMatchObject({ list: [{ done: total }], shown: sweep!.id, deleted: null });
    expect(state().results.size).toBe(total);
    expect(await shelf.results(sweep!.id)).toHaveLength(total);
  });

  it('that another tab trains is not deleted, and what trains outlives a deletion elsewhere', async () => {
    await sweeps.start(grid);
    const { sweep } = state().list[0]!;
    vi.stubGlobal('navigator', { locks: { request: async (_name: string, _how: object, work: (lock: null) => unknown) => work(null) } });
    await sweeps.remove(sweep.id);
    vi.unstubAllGlobals();
    expect(state()).toMatchObject({
      list: [{ done: total }],
      deleted: null,
      problem: expect.stringMatching(/^Another tab is training this sweep/),
    });
    expect(await shelf.results(sweep.id)).toHaveLength(total);

    const unsubscribe = mock.subscribe(({ type }) => {
      if (type !== 'removed') return;
      unsubscribe();
      void shelf.clear();
    });
    await sweeps.start(grid);
    // No result without its sweep.
    const [kept] = await shelf.list();
    expect(kept?.sweep.id).toBe(state().list[0]?.sweep.id);
    expect(kept?.done).toBeGreaterThan(0);
  });

  it('goes with everything else that is kept', async () => {
    await sweeps.start(grid);
    mock.emit({ type: 'libraryEmptied' });
    await expect.poll(async () => (await shelf.list()).length).toBe(0);
    expect(state().list).toEqual([]);
  });

  it('goes on where nothing can be kept, and says so', async () => {
    const full = (): Promise<never> => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    sweeps = createSweeps({ client: mock }, { ...shelf, add: full });
    await sweeps.start(grid);
    expect(state().results.size).toBe(total);
    expect(state().problem).toMatch(/does not keep the results/);
  });

  it('ends with a sentence where the engine cannot go on', async () => {
    mock.refuse('create', Object.assign(new Error('Its data is not here any more.'), { code: 'missing-data' }));
    await sweeps.start(grid);
    expect(state()).toMatchObject({ training: null });
    expect(state().problem).toMatch(/Its data is not here any more/);
  });
});

const resultWith = (run: number, heldOutLossNats: number): SweepResult => ({
  id: `run-${run}`,
  run,
  mode: 'ternary',
  seed: 1,
  settings: {},
  backend: 'wasm',
  step: 12,
  steps: 12,
  score: 0.5,
  heldOutLossNats,
  trainLossNats: null,
  baselineLossNats: 2.3,
  parameters: 1,
  packedBytes: 1,
  elapsedMs: 1,
  curve: [],
  failure: null,
});

describe('what may be said of the best', () => {
  const resultsOf = async (given: Grid): Promise<readonly SweepResult[]> => {
    await sweeps.start(given);
    return [...state().results.values()];
  };

  it('with three seeds: judged, corrected for comparing each with each', async () => {
    const results = await resultsOf(grid);
    const standing = standingOf(grid, measuredCells(grid, results), 'nats');
    expect(standing).toMatchObject({ kind: 'judged', best: { mode: 'ternary', values: [0.001] }, level: [], unknown: [] });
    expect(standing.kind === 'judged' && standing.apart).toHaveLength(5);
  });

  it('level where seeds move the losses more than the setting does', async () => {
    const results = (await resultsOf(grid)).map((result) => ({
      ...result,
      heldOutLossNats: 1 + ((result.run * 7) % 5) / 10,
    }));
    expect(standingOf(grid, measuredCells(grid, results), 'nats')).toMatchObject({ kind: 'judged', apart: [] });
  });

  it('errs in fewer than one sweep in twenty of equal combinations, because every pair counts', () => {
    const equal: Grid = {
      ...grid,
      seeds: Array.from({ length: 8 }, (_, i) => i),
      axes: [{ setting: 'learningRate', values: [0.001, 0.002, 0.003, 0.004, 0.005] }],
    };
    const many = 600;
    let wrong = 0;
    for (let turn = 0; turn < many; turn++) {
      const chance = randomStream(3, 'losses of equal combinations', turn);
      const results = Array.from({ length: runCount(equal) }, (_, run) => resultWith(run, Math.exp(0.25 * chance.normal())));
      const standing = standingOf(equal, measuredCells(equal, results), 'nats');
      if (standing.kind === 'judged' && standing.apart.length > 0) wrong += 1;
    }
    expect(wrong / many).toBeGreaterThan(0);
    expect(wrong / many).toBeLessThan(0.05);
  });

  it('with one seed, or before the end: the lowest, and no verdict', async () => {
    const one = { ...grid, seeds: [1] };
    expect(standingOf(one, measuredCells(one, await resultsOf(one)), 'nats')).toMatchObject({ kind: 'lowest', why: 'fewSeeds' });
    const results = await resultsOf(grid);
    expect(standingOf(grid, measuredCells(grid, results.slice(1)), 'nats')).toMatchObject({ kind: 'lowest', why: 'underWay' });
    expect(standingOf(grid, measuredCells(grid, []), 'nats')).toEqual({ kind: 'nothingYet' });
  });

  it('not of losses of different tasks, nor where every cell has solved its task', async () => {
    const windows: Grid = { ...grid, axes: [{ setting: 'seqLen', values: [8, 16] }] };
    expect(standingOf(windows, measuredCells(windows, await resultsOf(windows)), 'nats')).toMatchObject({ why: 'otherTasks' });
    const solved = (await resultsOf(grid)).map((result) => ({ ...result, score: 1 }));
    expect(standingOf(grid, measuredCells(grid, solved), 'nats')).toEqual({ kind: 'allSolved' });
  });

  it('a failed run counts as ended, and a cell of which too few lasted has no verdict', async () => {
    const results = (await resultsOf(grid)).map((result) => (result.run === 4 ? { ...result, failure: 'NaN' } : result));
    const standing = standingOf(grid, measuredCells(grid, results), 'nats');
    expect(standing).toMatchObject({ kind: 'judged', unknown: [{ mode: 'none', values: [0.01] }] });
  });
});
