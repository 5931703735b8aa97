import { describe, expect, it, test } from 'vitest';
import { differing, grouped, groupings, listed, resultsOf, rowOf, type LibraryRow } from '../../../src/state/library/library-table';
import type { ExperimentDraft } from '../../../src/experiment/experiment';
import type { LibraryEntry, RunSummary } from '../../../src/worker/protocol';
import { libraryEntryOf, summaryOf } from '../../ui/mock-engine';

const entryOf = (
  name: string,
  draft: ExperimentDraft,
  summary: Partial<RunSummary> = {},
  changes: Partial<LibraryEntry> = {},
): LibraryEntry =>
  libraryEntryOf(summaryOf(name, draft, { step: 300, heldOutLossNats: 1, score: 0.5, ...summary }), { id: name, name, ...changes });

const row = (...given: Parameters<typeof entryOf>): LibraryRow =>
  rowOf(entryOf(...given), ({ experiment }, unusual) => `${experiment.task} ${unusual.join(' ')}`);
const names = (rows: readonly LibraryRow[]) => rows.map(({ entry }) => entry.name);
const all = { search: '', starredOnly: false, sort: 'kept' } as const;

test('unusual settings are those that do not follow from the others', () => {
  expect(row('a', { mode: 'ternary', seed: 5 }).unusual).toEqual([]);
  expect(row('a', { mode: 'ternary', hiddenSize: 32, learningRate: 0.5 }).unusual).toEqual(['hiddenSize', 'learningRate']);
});

describe('the list', () => {
  const rows = [
    row('old', {}, { heldOutLossNats: 0.2, score: 0.9 }, { keptAtMs: 1, starred: true, note: 'For Tuesday' }),
    row('new', { learningRate: 0.5 }, { heldOutLossNats: null, score: null }, { keptAtMs: 3, sizeBytes: 5 }),
    row('lost', {}, { heldOutLossNats: Number.NaN, score: 0 }, { keptAtMs: 2 }),
  ];

  it.each([
    ['kept', ['new', 'lost', 'old']],
    ['name', ['lost', 'new', 'old']],
    ['loss', ['old', 'new', 'lost']],
    ['score', ['old', 'lost', 'new']],
    ['size', ['lost', 'old', 'new']],
  ] as const)('by %s has what was not measured last', (sort, expected) => {
    expect(names(listed(rows, { ...all, sort }))).toEqual(expected);
  });

  it('has what is searched by name, note, task and setting, every word of it', () => {
    expect(names(listed(rows, { ...all, search: 'tuesday REVERSE' }))).toEqual(['old']);
    expect(names(listed(rows, { ...all, search: 'learningrate' }))).toEqual(['new']);
    expect(names(listed(rows, { ...all, search: 'tuesday learningrate' }))).toEqual([]);
    expect(names(listed(rows, { ...all, starredOnly: true }))).toEqual(['old']);
  });
});

describe('groups', () => {
  const rows = [
    row('one', { seed: 1 }, { heldOutLossNats: 0.3, score: 0.7 }),
    row('three', { seed: 3 }, { heldOutLossNats: 0.1, score: 0.9 }),
    row('wide', { hiddenSize: 32 }),
    row('two', { seed: 2 }, { heldOutLossNats: 0.2, score: 0.8 }),
    row('stopped', { seed: 4 }, { step: 10, heldOutLossNats: 9, score: 0 }),
  ];

  it('of equal settings hold all seeds, and the spread of those that have ended', () => {
    const [first, second] = grouped(rows, 'seeds');
    expect(names(first?.rows ?? [])).toEqual(['one', 'three', 'two', 'stopped']);
    expect(first?.results).toEqual({
      ended: 3,
      loss: { low: 0.1, median: 0.2, high: 0.3, count: 3 },
      score: { low: 0.7, median: 0.8, high: 0.9, count: 3 },
    });
    expect(names(second?.rows ?? [])).toEqual(['wide']);
  });

  it('are offered by settings that differ, and by no other', () => {
    expect(groupings(differing(rows))).toEqual(['none', 'seeds', 'hiddenSize', 'feedForwardSize', 'seed']);
    expect(grouped(rows, 'hiddenSize').map((group) => group.rows.length)).toEqual([4, 1]);
  });

  it('of several tasks have no result in common', () => {
    expect(resultsOf([row('a', {}), row('b', { task: 'sort', steps: 300 })])).toEqual({ ended: 2, loss: null, score: null });
  });
});
