import { describe, expect, it } from 'vitest';
import { fairnessChecks } from '../../src/state/fairness';
import { summaryOf } from '../ui/mock-engine';

const failing = (...summaries: Parameters<typeof fairnessChecks>[0]) => fairnessChecks(summaries).filter(({ holds }) => !holds).map(({ label }) => label);

describe('fairnessChecks', () => {
  it('all hold for runs that differ in their mode and learning rate only', () => {
    expect(failing(summaryOf('a', { mode: 'none' }), summaryOf('b', { mode: 'ternary' }), summaryOf('c', { mode: 'binary' }))).toEqual([]);
  });

  it.each([
    [{ seed: 2 }, /seed.*batches/],
    [{ batchSize: 8 }, /batches/],
    [{ hiddenSize: 32 }, /latent.*blocks/],
    [{ steps: 100 }, /budget/],
  ])('%j is named', (draft, named) => {
    expect(failing(summaryOf('a'), summaryOf('b', draft)).join()).toMatch(named);
  });

  it('a different backend is named', () => {
    expect(failing(summaryOf('a'), summaryOf('b', {}, { backend: 'wasm' }))).toEqual(['same arithmetic: one backend for all']);
  });
});
