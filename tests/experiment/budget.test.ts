import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modeIds } from '../../src/catalog/modes/modes';
import { modelSize } from '../../src/experiment/architecture';
import { architectureOf } from '../../src/experiment/architecture-of';
import { SAME_SIZE_TOLERANCE, widthsOfSameSize } from '../../src/experiment/budget';
import { experimentOf } from '../../src/experiment/defaults';
import type { Experiment } from '../../src/experiment/experiment';
import { validate } from '../../src/experiment/validate';
import { arbitraryDraft } from './drafts';

const bytesOf = (experiment: Experiment): number => modelSize(architectureOf(experiment)).packedBytes;

describe('widthsOfSameSize', () => {
  it('makes a full-precision model narrower and a binary one wider than the ternary one', () => {
    const ternary = experimentOf({ mode: 'ternary' });
    const full = widthsOfSameSize({ ...ternary, mode: 'none' }, ternary);
    const binary = widthsOfSameSize({ ...ternary, mode: 'binary' }, ternary);
    expect(full?.hiddenSize).toBeLessThan(ternary.hiddenSize / 2);
    expect(binary?.hiddenSize).toBeGreaterThan(ternary.hiddenSize);
    // 32 bits against 1.6: at the same bytes a float model has about a twentieth of the weights.
    expect(bytesOf({ ...ternary, mode: 'none' }) / bytesOf(ternary)).toBeGreaterThan(8);
  });

  it('keeps the proportion of the feed-forward network where it can', () => {
    const wide = experimentOf({ hiddenSize: 128, feedForwardSize: 1024 });
    const { hiddenSize = 1, feedForwardSize = 0 } = widthsOfSameSize({ ...wide, mode: 'none' }, wide) ?? {};
    expect(feedForwardSize / hiddenSize).toBeGreaterThan(5);
    expect(feedForwardSize / hiddenSize).toBeLessThan(11);
  });

  it('changes nothing of a model that weighs the same already', () => {
    const same = experimentOf({});
    expect(widthsOfSameSize(same, same)).toEqual({ hiddenSize: same.hiddenSize, feedForwardSize: same.feedForwardSize });
  });

  it('gives a valid model of the promised size, or none', () => {
    let found = 0;
    fc.assert(
      fc.property(arbitraryDraft, fc.constantFrom(...modeIds), (draft, mode) => {
        const reference = experimentOf(draft);
        const widths = widthsOfSameSize({ ...reference, mode }, reference);
        if (widths === null) return;
        found++;
        const fitted = { ...reference, ...widths, mode };
        expect(Math.abs(bytesOf(fitted) / bytesOf(reference) - 1)).toBeLessThanOrEqual(SAME_SIZE_TOLERANCE);
        expect(validate(fitted).issues.filter(({ field }) => field !== 'batchSize')).toEqual([]);
      }),
      { numRuns: 60 },
    );
    expect(found).toBeGreaterThan(20);
  });

  it('says so when nothing fits: a float model cannot weigh as little as the smallest ternary one', () => {
    const smallest = experimentOf({ hiddenSize: 8, numHeads: 4, feedForwardSize: 1, mode: 'binary' });
    expect(widthsOfSameSize({ ...smallest, mode: 'none' }, smallest)).toBeNull();
  });
});
