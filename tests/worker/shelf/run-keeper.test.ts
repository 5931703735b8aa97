import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRunKeeper, type RunKeeper } from '../../../src/worker/shelf/run-keeper';
import type { EngineEvent, KeptRun } from '../../../src/worker/protocol';
import { evaluationOf, inspectionOf, keptOf, stepReport, summaryOf } from '../../ui/mock-engine';
import { fullError, memoryShelf, type MemoryShelf } from './memory-shelf';

let shelf: MemoryShelf;
let keeper: RunKeeper;
let told: EngineEvent[];
let now: number;
let libraryId: string;
let waitedMs: number;
const tab = 'this tab';

beforeEach(() => {
  vi.useFakeTimers();
  shelf = memoryShelf();
  told = [];
  now = 0;
  libraryId = 'one';
  waitedMs = 0;
  keeper = createRunKeeper({
    shelf,
    emit: (event) => told.push(event),
    tab: () => tab,
    find: (id) => (id === 'a' ? { libraryId, summary: summaryOf('a', {}, { libraryId, step }) } : null),
    onTaken: () => (libraryId = 'another'),
    onCost: (_id, tookMs) => (waitedMs += tookMs),
    clock: () => now,
  });
  step = 0;
});
afterEach(() => void vi.useRealTimers());

let step = 0;

/** The run takes a step and tells its state, as it does while it trains and when it comes to rest. */
async function train(to: number, isAtRest = false): Promise<void> {
  const former = step;
  step = to;
  const summary = summaryOf('a', {}, { libraryId, step });
  const steps = Array.from({ length: to - former }, (_, i) => stepReport(former + i + 1));
  keeper.learn({ type: 'progressed', summary, steps });
  keeper.learn({ type: 'evaluated', id: 'a', evaluation: evaluationOf(to, 1) });
  keeper.learn({ type: 'inspected', id: 'a', inspection: inspectionOf(to), map: null, recorded: [] });
  keeper.learn({ type: 'kept', kept: state(isAtRest ? null : 100) });
  await vi.advanceTimersByTimeAsync(0);
}

function state(until: number | null): KeptRun {
  const kept = keptOf(summaryOf('a', {}, { libraryId, step }));
  return { ...kept, training: { ...kept.training!, until } };
}

const stepsOf = (id: string) => shelf.runs.get(id)?.steps.map((each) => each.step);
const problems = () => told.flatMap((event) => (event.type === 'notShelved' ? [event.message] : []));
const shelvedSteps = () => told.flatMap((event) => (event.type === 'shelved' ? [event.step] : []));

describe('a run that trains', () => {
  it('is written with what was seen of it, and says so', async () => {
    await train(3);
    expect(shelf.runs.get('one')).toMatchObject({ row: { step: 3, tab }, kept: { training: { snapshot: { step: 3 } } } });
    expect(stepsOf('one')).toEqual([1, 2, 3]);
    expect(shelf.runs.get('one')?.evaluations.map((each) => each.step)).toEqual([3]);
    expect(shelf.runs.get('one')?.looks.map(({ inspection }) => inspection.step)).toEqual([3]);
    expect(shelvedSteps()).toEqual([3]);
  });

  it('is not written before it has taken a step: that state follows from its settings', async () => {
    keeper.learn({ type: 'kept', kept: state(null) });
    await vi.advanceTimersByTimeAsync(0);
    expect(shelf.tried).toEqual([]);
  });

  it('waits fifty times as long as a write took, and loses nothing of the log meanwhile', async () => {
    shelf.tookMs = 100;
    shelf.sizeBytes = 4_000_000;
    await train(1);
    now += 2_000;
    await train(2);
    expect(shelf.tried).toHaveLength(2);
    now += 4_900;
    await train(3);
    expect(shelf.tried).toHaveLength(2);
    now += 200;
    await train(4);
    expect(shelf.tried).toHaveLength(3);
    expect(stepsOf('one')).toEqual([1, 2, 3, 4]);
    expect(waitedMs).toBe(300);
  });

  it('waits three seconds at most where it is small, however busy the machine', async () => {
    shelf.tookMs = 1_000;
    await train(1);
    await train(2);
    now += 1_000;
    await train(3);
    now += 3_001;
    await train(4);
    expect(shelf.runs.get('one')?.row.step).toBe(4);
  });

  it('lets one write that had to wait pass: the quicker of two counts', async () => {
    await train(1);
    shelf.tookMs = 5_000;
    now += 1_000;
    await train(2);
    shelf.tookMs = 1;
    now += 1_000;
    await train(3);
    expect(shelf.tried).toHaveLength(3);
  });

  it('is written at once where it comes to rest, whatever it cost', async () => {
    shelf.tookMs = 1_000;
    await train(1);
    await train(2);
    await train(3, true);
    expect(shelf.runs.get('one')?.row.step).toBe(3);
  });

  it('is written when it is urged, at its next state', async () => {
    shelf.tookMs = 1_000;
    await train(1);
    await train(2);
    now += 10;
    keeper.urge();
    await train(3);
    expect(shelf.runs.get('one')?.row.step).toBe(3);
  });

  it('begins a new row of steps after a thousand', async () => {
    await train(1_200);
    now += 1_000;
    await train(1_201);
    expect(shelf.tried.at(-1)?.steps.map((each) => each.step)).toEqual([1_201]);
    expect(stepsOf('one')).toHaveLength(1_201);
  });
});

describe('storage that fails', () => {
  it('is told once, and what waits is written when it works again', async () => {
    shelf.fault = async () => Promise.reject(new Error('blocked'));
    await train(1);
    now += 20_000;
    await train(2);
    now += 20_000;
    await train(3);
    expect(shelf.tried).toHaveLength(3);
    expect(problems()).toEqual([expect.stringContaining('does not let the page keep anything')]);
    shelf.fault = null;
    now += 20_000;
    await train(4);
    expect(stepsOf('one')).toEqual([1, 2, 3, 4]);
    expect(shelf.runs.get('one')?.looks.map(({ inspection }) => inspection.step)).toEqual([1, 2, 3, 4]);
    expect(shelvedSteps()).toEqual([4]);
  });

  it('is tried again for a run at rest, which no other state follows', async () => {
    shelf.fault = async () => Promise.reject(new Error('blocked'));
    await train(5, true);
    shelf.fault = null;
    now += 10_001;
    await vi.advanceTimersByTimeAsync(10_001);
    expect(shelvedSteps()).toEqual([5]);
  });

  it('that hangs is told after ten seconds, and nothing piles up behind it', async () => {
    let release = (): void => undefined;
    shelf.fault = async () => new Promise((resolve) => (release = resolve));
    await train(1);
    now += 5_000;
    await train(2);
    await vi.advanceTimersByTimeAsync(26_000);
    now += 26_000;
    await train(3);
    expect(shelf.tried).toHaveLength(1);
    expect(problems()).toEqual(['The storage of this browser does not answer.']);
    shelf.fault = null;
    release();
    await vi.advanceTimersByTimeAsync(0);
    now += 100_000;
    await train(4);
    expect(stepsOf('one')).toEqual([1, 2, 3, 4]);
    expect(shelvedSteps()).toEqual([1, 4]);
  });

  it('that is full makes room: the oldest run goes, no starred one, and none of a tab that lives', async () => {
    for (const [id, changes] of Object.entries({
      starred: { starred: true, keptAtMs: 1 },
      live: { tab: 'a living tab', keptAtMs: 2 },
      old: { keptAtMs: 3 },
      newer: { keptAtMs: 4 },
      newest: { keptAtMs: 5 },
    })) {
      libraryId = id;
      step = 0;
      await train(1);
      const run = shelf.runs.get(id)!;
      run.row = { ...run.row, tab: 'a former tab', ...changes };
    }
    shelf.living.add('a living tab');
    libraryId = 'mine';
    step = 0;
    shelf.fault = async () => {
      if (shelf.runs.size > 3) throw fullError();
    };
    await train(1);
    expect([...shelf.runs.keys()]).toEqual(['starred', 'live', 'newest', 'mine']);
    expect(problems()).toEqual([]);
  });

  it('that is full of what must stay is told', async () => {
    shelf.fault = async () => Promise.reject(fullError());
    await train(1);
    expect(problems()).toEqual(['The storage that this browser grants the page is full.']);
  });
});

describe('a run', () => {
  it('that another tab has taken is never overwritten, and goes on under another name', async () => {
    await train(1);
    const run = shelf.runs.get('one')!;
    run.row = { ...run.row, tab: 'another tab' };
    now += 1_000;
    await train(2, true);
    expect(shelf.runs.get('one')?.row).toMatchObject({ step: 1, tab: 'another tab' });
    await train(3, true);
    expect(shelf.runs.get('another')?.row).toMatchObject({ step: 3, tab });
  });

  it('that starts over under another name leaves the former result as it was', async () => {
    await train(5, true);
    libraryId = 'two';
    step = 0;
    await train(1, true);
    expect([...shelf.runs.values()].map(({ row }) => [row.id, row.step])).toEqual([
      ['one', 5],
      ['two', 1],
    ]);
  });

  it('that went back forgets what came later', async () => {
    await train(5, true);
    step = 2;
    keeper.learn({ type: 'restored', summary: summaryOf('a', {}, { libraryId, step }) });
    await train(3, true);
    expect(stepsOf('one')).toEqual([1, 2, 3]);
    expect(shelf.runs.get('one')?.evaluations.map((each) => each.step)).toEqual([3]);
  });

  it('is not written again as it was found on the shelf, but when its learning rate changes', async () => {
    step = 4;
    keeper.found(state(null));
    keeper.learn({ type: 'kept', kept: state(null) });
    await vi.advanceTimersByTimeAsync(0);
    expect(shelf.tried).toEqual([]);
    expect(shelvedSteps()).toEqual([4]);
    const changed = state(null);
    keeper.learn({ type: 'kept', kept: { ...changed, training: { ...changed.training!, learningRate: 0.5 } } });
    await vi.advanceTimersByTimeAsync(0);
    expect(shelf.runs.get('one')?.kept.training?.learningRate).toBe(0.5);
  });

  it('is kept anew from its next step on when everything was deleted', async () => {
    await train(5, true);
    await keeper.empty();
    expect(shelf.runs.size).toBe(0);
    expect(told.at(-1)).toEqual({ type: 'libraryEmptied' });
    now += 1_000;
    await train(6, true);
    expect(stepsOf('one')).toEqual([6]);
    expect(shelf.runs.get('one')?.row.step).toBe(6);
  });
});
