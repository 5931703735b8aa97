import { describe, expect, it } from 'vitest';
import { noLosses } from '../../../src/worker/shelf/loss-trace';
import { runsToDelete } from '../../../src/worker/shelf/room';
import type { ShelvedRow } from '../../../src/worker/shelf/run-shelf';
import { summaryOf } from '../../ui/mock-engine';

const rowOf = (id: string, keptAtMs: number, changes: Partial<ShelvedRow> = {}): ShelvedRow => ({
  id,
  tab: 'closed',
  name: id,
  note: '',
  starred: false,
  isSetAside: false,
  discardedBy: null,
  losses: noLosses,
  step: 1,
  summary: summaryOf(id),
  keptAtMs,
  sizeBytes: 100,
  ...changes,
});
const lives = (tab: string): boolean => tab === 'open';

describe('room for kept runs', () => {
  it('is enough: nothing goes', () => {
    expect(runsToDelete([rowOf('a', 1), rowOf('b', 2)], 200, lives)).toEqual([]);
  });

  it('is made by the oldest, as few as will do', () => {
    expect(runsToDelete([rowOf('c', 3), rowOf('a', 1), rowOf('b', 2)], 150, lives)).toEqual(['a', 'b']);
  });

  it('is made first by what was deleted, starred or not', () => {
    const rows = [rowOf('a', 1), rowOf('gone', 3, { discardedBy: 'open', starred: true }), rowOf('b', 2)];
    expect(runsToDelete(rows, 200, lives)).toEqual(['gone']);
  });

  it('is not made by what is starred or trained now', () => {
    const rows = [rowOf('starred', 1, { starred: true }), rowOf('live', 2, { tab: 'open' }), rowOf('c', 3)];
    expect(runsToDelete(rows, 0, lives)).toEqual(['c']);
  });
});
