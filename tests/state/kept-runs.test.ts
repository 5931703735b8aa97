import { beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultDraft, plannedRuns, type Draft } from '../../src/state/draft';
import { encodeDraft } from '../../src/state/draft-link';
import { comparisonToOffer, goOnWith } from '../../src/state/kept-runs';
import { isLostOnLeaving } from '../../src/state/lost-on-leaving';
import { createPlayground, type Playground } from '../../src/state/playground';
import { currentSession, sessionRecords } from '../../src/state/selectors';
import { goOnWords } from '../../src/ui/words/kept-words';
import type { LibraryEntry, RunSummary } from '../../src/worker/protocol';
import {
  asThePage,
  evaluationOf,
  inspectionOf,
  libraryEntryOf,
  mockEngine,
  pagePaceMs,
  stepReport,
  summaryOf,
  type MockEngine,
} from '../ui/mock-engine';

const entryOf = (summary: RunSummary, changes: Partial<LibraryEntry> = {}): LibraryEntry =>
  libraryEntryOf(summary, { name: 'quiet otter', keptAtMs: summary.step, ...changes });

const draft: Draft = { ...defaultDraft('sort'), modes: ['ternary', 'binary'], seeds: 2, settings: { seed: 4, steps: 300 } };
const comparison = { id: 'c', link: encodeDraft(draft) };

/** The runs of the draft as they were kept, at these steps. */
const keptAt = (...steps: readonly number[]): readonly LibraryEntry[] =>
  plannedRuns(draft)
    .slice(0, steps.length)
    .map(({ experiment }, i) => entryOf(summaryOf(`old-${i}`, experiment, { step: steps[i] ?? 0, comparison })));

describe('what is offered', () => {
  it('is the comparison that was kept last, at the step that all of it have taken', () => {
    const older = entryOf(summaryOf('older', {}, { step: 7 }), { keptAtMs: 1 });
    const found = comparisonToOffer([older, ...keptAt(90, 80, 70, 85)]);
    expect(found).toMatchObject({ draft, step: 70, steps: 300 });
    expect(found?.entries).toHaveLength(4);
    expect(goOnWords(found!)).toEqual({
      message: 'Your last training is kept: “Sort digits” with ternary and binary weights and 2 seeds, step 70 of 300.',
      label: 'Continue from step 70',
    });
  });

  it('is shown again where all of it is over', () => {
    expect(goOnWords(comparisonToOffer(keptAt(300, 300, 300, 300))!).label).toBe('Show step 300 again');
    expect(goOnWords(comparisonToOffer(keptAt(300, 300, 20, 300))!).label).toBe('Continue from step 20');
  });

  it.each([
    ['of a script', { summary: summaryOf('a', {}, { step: 5, owner: 'script' }) }],
    ['that another tab has', { heldBy: 'another-tab' }],
    ['that is here', { heldBy: 'this-tab' }],
    ['that was declined', { isSetAside: true }],
  ] as const)('is no run %s', (_, changes) => {
    expect(comparisonToOffer([entryOf(summaryOf('a', {}, { step: 5 }), changes)])).toBeNull();
  });

  it('is a run that stands alone with its own settings', () => {
    const alone = summaryOf('a', { task: 'reverse', mode: 'binary', hiddenSize: 32 }, { step: 5, owner: 'file', learningRate: 0.5 });
    expect(comparisonToOffer([entryOf(alone)])?.draft).toMatchObject({
      task: 'reverse',
      modes: ['binary'],
      settings: { hiddenSize: 32, learningRate: 0.5 },
    });
  });
});

describe('going on', () => {
  let engine: MockEngine;
  let playground: Playground;
  const state = () => playground.store.getState();
  beforeEach(async () => {
    vi.useFakeTimers();
    engine = mockEngine();
    playground = createPlayground(engine, asThePage);
    await playground.start();
    let back = 0;
    engine.answer('resume', ({ id, owner }) => {
      const { summary, step } = keptAt(70, 70, 70, 70).find((entry) => entry.id === id)!;
      const resumed: RunSummary = { ...summary, id: `back-${++back}`, step, owner, state: 'paused' };
      engine.emit({ type: 'restored', summary: resumed });
      engine.emit({
        type: 'recalled',
        id: resumed.id,
        log: {
          steps: [stepReport(1), stepReport(70)],
          evaluations: [evaluationOf(0, 2), evaluationOf(70, 1)],
          looks: [0, 70].map((at) => ({ inspection: inspectionOf(at), recorded: [], flipCounts: [] })),
        },
      });
      engine.emit({ type: 'shelved', id: resumed.id, step });
      return resumed;
    });
  });

  it('puts settings, runs, curves and timeline back, and makes what had not been kept yet', async () => {
    const offer = comparisonToOffer(keptAt(70, 70, 70))!;
    expect(await goOnWith(offer, playground)).toBe(true);
    expect(state().draft).toEqual(draft);
    expect(currentSession(state())?.arms.map(({ mode, seed }) => [mode, seed])).toEqual([
      ['ternary', 4],
      ['binary', 4],
      ['ternary', 5],
      ['binary', 5],
    ]);
    const [first, , , last] = sessionRecords(state());
    expect(first?.series.points.map(({ step }) => step)).toEqual([1, 70]);
    expect(first?.evaluations.map(({ step }) => step)).toEqual([0, 70]);
    expect(first?.timeline.map(({ inspection }) => inspection.step)).toEqual([0, 70]);
    expect(first?.firstInspection?.step).toBe(0);
    expect(last?.summary.step).toBe(0);
    expect(engine.asked.findLast(({ type }) => type === 'create')?.args).toMatchObject({ owner: 'session', comparison });
    // All of it is kept, and nothing lost by leaving.
    expect(isLostOnLeaving(state())).toBe(false);
  });

  it('with a learning rate that was changed shows that one', async () => {
    const entries = keptAt(70, 70, 70, 70);
    engine.answer('resume', ({ id }) => {
      const { summary } = entries.find((entry) => entry.id === id)!;
      const resumed = { ...summary, id: `back ${id}`, learningRate: 0.25 };
      engine.emit({ type: 'restored', summary: resumed });
      return resumed;
    });
    await goOnWith(comparisonToOffer(entries)!, playground);
    expect(state().draft.settings.learningRate).toBe(0.25);
  });

  it('says what failed, and leaves the page as it was', async () => {
    const before = currentSession(state());
    engine.refuse('resume', new Error('Another tab has this run.'));
    expect(await goOnWith(comparisonToOffer(keptAt(70, 70))!, playground)).toBe(false);
    expect(currentSession(state())).toBe(before);
    expect(state().notices.at(-1)?.message).toBe('Continuing the kept training failed. Another tab has this run.');
    expect(engine.asked.findLast(({ type }) => type === 'remove')?.args).toMatchObject({ ids: expect.arrayContaining(['back-1']) });
  });
});

describe('leaving loses', () => {
  let engine: MockEngine;
  let playground: Playground;
  const [arms, tell] = [
    () => sessionRecords(playground.store.getState()).map(({ summary }) => summary),
    (event: Parameters<MockEngine['emit']>[0]) => {
      engine.emit(event);
      vi.advanceTimersByTime(pagePaceMs);
    },
  ];
  const isLost = (): boolean => isLostOnLeaving(playground.store.getState());
  function train(step: number, state: RunSummary['state'], elapsedMs = 10_000): void {
    for (const arm of arms()) tell({ type: 'progressed', summary: { ...arm, step, state, elapsedMs }, steps: [stepReport(step)] });
  }
  beforeEach(async () => {
    vi.useFakeTimers();
    engine = mockEngine();
    playground = createPlayground(engine, asThePage);
    await playground.start();
  });

  it('nothing where every run is kept as it stands, and the rest of a run that is not', () => {
    train(5, 'paused');
    expect(isLost()).toBe(true);
    for (const { id } of arms()) tell({ type: 'shelved', id, step: 5 });
    expect(isLost()).toBe(false);
    train(6, 'paused');
    expect(isLost()).toBe(true);
  });

  it('nothing of a run that has trained for a moment, unless storage fails', () => {
    train(5, 'running', 900);
    expect(isLost()).toBe(false);
    tell({ type: 'notShelved', message: 'Storage is full.' });
    expect(isLost()).toBe(true);
  });

  it('nothing of a run that trains and is kept on the way, but all of it where storage fails', () => {
    train(5, 'running');
    expect(isLost()).toBe(true);
    for (const { id } of arms()) tell({ type: 'shelved', id, step: 4 });
    expect(isLost()).toBe(false);
    tell({ type: 'notShelved', message: 'full' });
    expect(isLost()).toBe(true);
  });

  it('everything once all was deleted, until it is kept again', () => {
    train(5, 'paused');
    for (const { id } of arms()) tell({ type: 'shelved', id, step: 5 });
    tell({ type: 'libraryEmptied' });
    expect(isLost()).toBe(true);
  });
});
