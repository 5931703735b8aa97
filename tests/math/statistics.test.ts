import { describe, expect, it } from 'vitest';
import { entropyBits, mean, meanAbsolute, countNear } from '../../src/math/statistics';

describe('entropyBits', () => {
  it('is log2 of the number of equally frequent kinds', () => {
    expect(entropyBits([5, 5])).toBe(1);
    expect(entropyBits([7, 7, 7])).toBeCloseTo(Math.log2(3), 12);
  });

  it('is what the formula gives for unequal ones', () => {
    // 0.25·2 + 0.25·2 + 0.5·1
    expect(entropyBits([1, 1, 2])).toBe(1.5);
  });

  it('is 0 where nothing is uncertain', () => {
    expect(entropyBits([9])).toBe(0);
    expect(entropyBits([0, 9, 0])).toBe(0);
    expect(entropyBits([])).toBe(0);
    expect(entropyBits([0, 0])).toBe(0);
  });
});

describe('means', () => {
  it('are exact on small lists and 0 of nothing', () => {
    expect(mean([1, -2, 4])).toBe(1);
    expect(meanAbsolute(Float32Array.of(1, -2, 3))).toBe(2);
    expect(mean([])).toBe(0);
    expect(meanAbsolute([])).toBe(0);
  });
});

describe('countNear', () => {
  it('counts a value once, however many places are near', () => {
    expect(countNear([0.5, 0.55, 0.8, -0.45], 1, [0.5, 0.52, -0.5], 0.1)).toBe(3);
  });

  it('measures in units, and is 0 of nothing', () => {
    expect(countNear([2, 3], 2, [1], 0.1)).toBe(1);
    expect(countNear([], 1, [0], 0.1)).toBe(0);
    expect(countNear([1], 1, [], 0.1)).toBe(0);
  });
});
