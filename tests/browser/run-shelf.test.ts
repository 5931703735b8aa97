/** Kept runs in a real IndexedDB. */
import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { KeptRun } from '../../src/worker/protocol';
import { openRunShelf, type RunShelf, type RunWrite } from '../../src/worker/shelf/run-shelf';
import { evaluationOf, inspectionOf, keptOf, stepReport, summaryOf } from '../ui/mock-engine';

const name = 'a shelf of a test';
let shelf: RunShelf;
beforeEach(() => {
  shelf = openRunShelf(name);
});
afterEach(async () => {
  await shelf.clear();
  // A connection that another one waits for closes by itself.
  await deleteDB(name);
});

const nobodyLives = (): boolean => false;

function stateOf(id: string, step: number): KeptRun {
  const kept = keptOf(summaryOf('a', {}, { libraryId: id, step }));
  const snapshot = {
    step,
    latents: Float32Array.of(step, -0, 1e-42),
    slots: { first: Float32Array.of(0.1) },
    flipCounts: Uint32Array.of(7),
  };
  return { ...kept, training: { ...kept.training!, snapshot } };
}

/** A write of steps `from` to `step`, with a look and an evaluation of the last. */
function writeOf(id: string, from: number, step: number, changes: Partial<RunWrite> = {}): RunWrite {
  return {
    tab: 'this tab',
    keptAtMs: step,
    kept: stateOf(id, step),
    summary: summaryOf('a', {}, { libraryId: id, step }),
    steps: Array.from({ length: step + 1 - from }, (_, i) => stepReport(from + i, { lossNats: 1 / 3 / (from + i) })),
    evaluations: [evaluationOf(step, 1)],
    looks: [{ inspection: inspectionOf(step), recorded: [], flipCounts: [{ layer: 'l', counts: Uint16Array.of(step) }] }],
    forgetAfter: null,
    ...changes,
  };
}

async function taken(id: string) {
  const run = await shelf.take(id, 'this tab', nobodyLives);
  if (typeof run === 'string') throw new Error(run);
  return run;
}

describe('a kept run', () => {
  test('is read as it was written, to the bit', async () => {
    await shelf.write(writeOf('one', 1, 2));
    await shelf.write(writeOf('one', 1, 4));
    const { kept, log } = await taken('one');
    expect(kept).toEqual(stateOf('one', 4));
    expect(log.steps).toEqual([1, 2, 3, 4].map((step) => stepReport(step, { lossNats: 1 / 3 / step })));
    expect(log.evaluations.map(({ step }) => step)).toEqual([2, 4]);
    expect(log.looks.map(({ inspection }) => inspection.step)).toEqual([2, 4]);
    expect(log.looks[1]?.flipCounts[0]?.counts).toEqual(Uint16Array.of(4));
  });

  test('keeps the name, the note and the star that somebody gave it', async () => {
    await shelf.write(writeOf('one', 1, 2));
    const [row] = await shelf.rows();
    expect(row?.name).toMatch(/^[a-z]+ [a-z]+$/);
    expect(row).toMatchObject({ id: 'one', step: 2, note: '', starred: false, isSetAside: false });
    expect(row?.sizeBytes).toBeGreaterThan(0);
    await shelf.setAside(['one', 'nobody']);
    expect((await shelf.rows())[0]?.isSetAside).toBe(true);
    await shelf.describe('one', { name: 'mine', note: 'of Tuesday', starred: true });
    await shelf.write(writeOf('one', 3, 4));
    expect((await shelf.rows())[0]).toMatchObject({ name: 'mine', note: 'of Tuesday', starred: true, step: 4 });
    await shelf.describe('one', { name: '' });
    expect((await shelf.rows())[0]).toMatchObject({ name: row?.name, starred: true });
  });

  test('has its losses in its row, those of a step that it went back behind no more', async () => {
    await shelf.write(writeOf('one', 1, 2));
    await shelf.write(writeOf('one', 1, 6));
    expect((await shelf.rows())[0]?.losses).toEqual({ steps: [2, 6], lossNats: [1, 1] });
    await shelf.write(writeOf('one', 3, 4, { forgetAfter: 2 }));
    expect((await shelf.rows())[0]?.losses.steps).toEqual([2, 4]);
  });

  test('is read as a whole without changing whose it is', async () => {
    await shelf.write(writeOf('one', 1, 3, { tab: 'another tab' }));
    const run = await shelf.read('one');
    expect(run?.kept).toEqual(stateOf('one', 3));
    expect(run?.log.steps).toHaveLength(3);
    expect(run?.row.tab).toBe('another tab');
    expect(await shelf.read('nobody')).toBe(null);
  });

  test('that is deleted comes back, by undoing it and by training on', async () => {
    await shelf.write(writeOf('one', 1, 3));
    await shelf.discard(['one', 'nobody'], 'this tab');
    expect((await shelf.rows())[0]?.discardedBy).toBe('this tab');
    await shelf.discard(['one'], null);
    expect((await shelf.rows())[0]?.discardedBy).toBe(null);
    await shelf.discard(['one'], 'this tab');
    await shelf.write(writeOf('one', 1, 4));
    expect((await shelf.rows())[0]?.discardedBy).toBe(null);
  });

  test('comes from elsewhere where it has come further, and no living tab has it', async () => {
    await shelf.write(writeOf('one', 1, 3, { tab: 'this tab' }));
    const early = (await shelf.read('one'))!;
    await shelf.write(writeOf('one', 1, 5));
    const late = (await shelf.read('one'))!;
    expect(await shelf.bring(early, nobodyLives)).toBe('left');
    await shelf.delete(['one']);
    expect(await shelf.bring(early, nobodyLives)).toBe('added');
    expect(await shelf.bring(late, () => true)).toBe('left');
    expect(await shelf.bring(late, nobodyLives)).toBe('replaced');
    expect(await shelf.read('one')).toEqual(late);
  });

  test('that went back and on again has every step once, as it was taken last', async () => {
    await shelf.write(writeOf('one', 1, 6));
    await shelf.write(writeOf('one', 4, 5, { forgetAfter: 3, steps: [stepReport(4, { lossNats: 9 }), stepReport(5, { lossNats: 9 })] }));
    const { log } = await taken('one');
    expect(log.steps.map(({ step, lossNats }) => [step, lossNats])).toEqual([
      [1, 1 / 3],
      [2, 1 / 6],
      [3, 1 / 9],
      [4, 9],
      [5, 9],
    ]);
    expect(log.looks.map(({ inspection }) => inspection.step)).toEqual([5]);
  });

  test('keeps looks that are spread evenly over its steps, the first and the last among them', async () => {
    for (let step = 0; step <= 200; step += 2) await shelf.write(writeOf('one', step, step));
    const steps = (await taken('one')).log.looks.map(({ inspection }) => inspection.step);
    expect(steps).toHaveLength(80);
    expect([steps[0], steps.at(-1)]).toEqual([0, 200]);
    expect(Math.max(...steps.map((step, i) => step - (steps[i - 1] ?? step)))).toBeLessThanOrEqual(6);
  });
});

describe('a write', () => {
  test('that fails halfway changes nothing', async () => {
    await shelf.write(writeOf('one', 1, 3));
    const broken = { ...writeOf('one', 1, 5), evaluations: [{ ...evaluationOf(5, 1), examples: (() => undefined) as never }] };
    await expect(shelf.write(broken)).rejects.toThrow();
    const { kept, log } = await taken('one');
    expect(kept.training?.snapshot?.step).toBe(3);
    expect(log.steps).toHaveLength(3);
    expect((await shelf.rows())[0]?.step).toBe(3);
  });

  test('never touches the run of another tab', async () => {
    await shelf.write(writeOf('one', 1, 3));
    expect(await shelf.write(writeOf('one', 1, 9, { tab: 'another tab' }))).toMatchObject({ isOurs: false });
    expect((await shelf.rows())[0]).toMatchObject({ step: 3, tab: 'this tab' });
  });

  test('works again after the database was closed under it, and after all was deleted', async () => {
    await shelf.write(writeOf('one', 1, 1));
    await deleteDB(name);
    expect(await shelf.write(writeOf('one', 1, 2))).toMatchObject({ isOurs: true, isNew: true });
    await shelf.clear();
    expect(await shelf.rows()).toEqual([]);
    await shelf.write(writeOf('one', 3, 3));
    expect((await taken('one')).log.steps.map(({ step }) => step)).toEqual([3]);
  });
});

describe('a run is taken', () => {
  test('by one of two tabs that ask at once', async () => {
    await shelf.write(writeOf('one', 1, 3, { tab: 'a closed tab' }));
    const lives = (tab: string): boolean => tab !== 'a closed tab';
    const other = openRunShelf(name);
    const both = await Promise.all([shelf.take('one', 'this tab', lives), other.take('one', 'other tab', lives)]);
    expect(both.map((run) => (typeof run === 'string' ? run : 'taken')).toSorted()).toEqual(['held', 'taken']);
  });

  test('and not where it is not there', async () => {
    expect(await shelf.take('nobody', 'this tab', nobodyLives)).toBe('unknown');
  });

  test('and goes with everything of it', async () => {
    await shelf.write(writeOf('one', 1, 3));
    await shelf.write(writeOf('one more', 1, 2));
    await shelf.delete(['one']);
    expect((await shelf.rows()).map(({ id }) => id)).toEqual(['one more']);
    await shelf.write(writeOf('one', 5, 5));
    expect((await taken('one')).log.steps.map(({ step }) => step)).toEqual([5]);
  });
});

test('tabs without locks are known by when they last said that they live', async () => {
  await shelf.beat('this tab', 5);
  await shelf.beat('this tab', 9);
  expect(await shelf.beats()).toEqual(new Map([['this tab', 9]]));
});
