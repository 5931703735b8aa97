import { describe, expect, it } from 'vitest';
import type { ModeId } from '../../src/catalog/modes/modes';
import { experimentOf } from '../../src/experiment/defaults';
import { seedSpread } from '../../src/experiment/seed-spread';
import type { Arm } from '../../src/state/arms';
import { comparisonRows } from '../../src/ui/comparison/comparison-rows';
import { whiskerScale } from '../../src/ui/comparison/whisker-scale';
import { armOf, evaluationOf } from './mock-engine';

/** Default runs of reversing, a loss a seed; at their end unless a step is given. */
function usual(mode: ModeId, losses: readonly number[], step = experimentOf({ task: 'reverse' }).steps): Arm {
  return armOf(
    mode,
    losses.map((loss) => [evaluationOf(0, 3), evaluationOf(step, loss)]),
    Object.fromEntries(losses.map((_, seed) => [seed, { step }])),
  );
}
const othersOf = (...arms: readonly Arm[]) => comparisonRows(arms, [], []).map(({ id, otherSeeds }) => [id, otherSeeds] as const);

describe('the whisker', () => {
  it('is of a single run that ended with the defaults', () => {
    const spread = seedSpread(experimentOf({ task: 'reverse', mode: 'ternary' }));
    expect(spread).not.toBeNull();
    expect(othersOf(usual('ternary', [0.1]))).toEqual([
      ['trained-ternary', spread],
      ['ternary-as-none', null],
    ]);
  });

  it('is not of several seeds, which show their own range, nor of a run on its way', () => {
    expect(othersOf(usual('ternary', [0.1, 0.2]))[0]).toEqual(['trained-ternary', null]);
    expect(othersOf(usual('ternary', [0.1], 100))[0]).toEqual(['trained-ternary', null]);
  });
});

describe('whiskerScale', () => {
  const row = (low: number, high: number, loss: number) => ({
    otherSeeds: { seeds: 8, low, high },
    lossNats: { low: loss, median: loss, high: loss, count: 1 },
  });

  it('reaches from the lowest to the highest of whiskers and dots', () => {
    expect(whiskerScale([row(0.2, 0.5, 0.9), row(0.1, 0.3, 0.2)], 0.01)).toEqual({ low: 0.1, high: 0.9 });
  });

  it('does not blow up what means nothing', () => {
    expect(whiskerScale([row(0.001, 0.002, 0.0015)], 0.01)).toEqual({ low: 0.001, high: 0.011 });
  });

  it('is null without whiskers', () => {
    expect(whiskerScale([{ ...row(1, 2, 1), otherSeeds: null }], 0.01)).toBeNull();
  });
});
