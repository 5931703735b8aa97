import { describe, expect, it } from 'vitest';
import { modeIdOf, modeOrder } from '../../src/catalog/modes/modes';
import { type Draft, defaultDraft, plannedRuns } from '../../src/state/draft';
import { fairnessChecks } from '../../src/state/findings/fairness';
import { modelSize } from '../../src/experiment/architecture';
import { architectureOf } from '../../src/experiment/architecture-of';
import { summaryOf } from '../ui/mock-engine';

const labelsThatFail = (...[summaries, budget = 'parameters']: [Parameters<typeof fairnessChecks>[0], Draft['budget']?]) =>
  fairnessChecks(summaries, budget)
    .filter(({ holds }) => !holds)
    .map(({ label }) => label);

/** Summaries as the engine would give them for a draft, sizes included. */
const summariesOf = (draft: Draft) =>
  plannedRuns(draft).map(({ experiment }, index) => {
    const summary = summaryOf(`run-${index}`, experiment);
    return { ...summary, ...modelSize(architectureOf(summary.experiment)) };
  });

describe('fairnessChecks', () => {
  it('all hold for runs that differ in their mode and learning rate only', () => {
    expect(labelsThatFail(modeOrder.map((mode) => summaryOf(mode, { mode })))).toEqual([]);
  });

  it('all hold for every draft, with any number of seeds, at the same parameters or the same kilobytes', () => {
    for (const budget of ['parameters', 'kilobytes'] as const) {
      for (const seeds of [1, 3]) expect(labelsThatFail(summariesOf({ ...defaultDraft('reverse'), seeds, budget }), budget)).toEqual([]);
    }
  });

  it('know files of the same size from models of the same shape', () => {
    const sameShape = summariesOf(defaultDraft('reverse'));
    expect(labelsThatFail(sameShape, 'kilobytes').join()).toMatch(/files of the same size/);
    expect(labelsThatFail(summariesOf({ ...defaultDraft('reverse'), budget: 'kilobytes' }), 'parameters').join()).toMatch(/latent.*blocks/);
  });

  const blocks: Draft = { ...defaultDraft('reverse'), modes: ['ternary', 'ternary-edifice', 'none'].flatMap((id) => modeIdOf(id) ?? []) };

  it('all hold for arms with blocks of their own, which then have as many weights, or as many bytes', () => {
    for (const budget of ['parameters', 'kilobytes'] as const) {
      const summaries = summariesOf({ ...blocks, budget });
      expect(labelsThatFail(summaries, budget)).toEqual([]);
      expect(fairnessChecks(summaries, budget).map(({ label }) => label)).toContainEqual(
        expect.stringMatching(/gating are what is compared/),
      );
    }
  });

  it('blocks of their own with other numbers of weights are named, and blocks that no arm has of its own', () => {
    const unfitted = summariesOf(blocks).map((summary) =>
      summary.mode === 'ternary-edifice' ? { ...summary, parameters: Math.round(1.03 * summary.parameters) } : summary,
    );
    expect(labelsThatFail(unfitted)).toEqual([expect.stringMatching(/same number of weights/)]);
    expect(labelsThatFail([summaryOf('a'), summaryOf('b', { mode: 'binary', recipe: 'edifice' })]).join()).toMatch(/latent.*blocks/);
  });

  it.each([
    [{ seed: 2 }, /seed.*batches/],
    [{ batchSize: 8 }, /batches/],
    [{ hiddenSize: 32 }, /latent.*blocks/],
    [{ steps: 100 }, /schedule/],
  ])('%j is named', (draft, named) => {
    expect(labelsThatFail([summaryOf('a'), summaryOf('b', { mode: 'binary', ...draft })]).join()).toMatch(named);
  });

  it('a seed that one mode lacks is named', () => {
    const runs = [summaryOf('a', { seed: 1 }), summaryOf('b', { seed: 2 }), summaryOf('c', { mode: 'binary', seed: 1 })];
    expect(labelsThatFail(runs).join()).toMatch(/same seeds/);
  });

  it('a different backend is named', () => {
    expect(labelsThatFail([summaryOf('a'), summaryOf('b', { mode: 'binary' }, { backend: 'wasm' })])).toEqual([
      'same arithmetic: one backend for all',
    ]);
  });
});
