import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { histogram } from '../../src/math/histogram';
import { randomStream } from '../../src/math/random';
import { processorTime } from '../processor-time';

const axis = { min: -2.5, max: 2.5, bins: 125 };
const binsOf = (values: readonly number[], unit = 1): number[] =>
  histogram(values, unit, axis).counts.flatMap((count, bin) => (count > 0 ? [bin] : []));

describe('histogram', () => {
  it('puts levels on the middle of a bin and a threshold into the bin above it', () => {
    expect(binsOf([-1])).toEqual([37]);
    expect(binsOf([0])).toEqual([62]);
    expect(binsOf([1])).toEqual([87]);
    expect(binsOf([-0.5])).toEqual([50]);
    expect(binsOf([0.5])).toEqual([75]);
  });

  it('measures in units', () => {
    const gamma = Math.fround(0.0371);
    expect(binsOf([-gamma, 0, gamma], gamma)).toEqual([37, 62, 87]);
  });

  it('counts what lies outside in the end bins, and neither NaN nor infinity', () => {
    const { counts } = histogram([-99, -2.5, 2.5, 99, Number.NaN, Infinity, -Infinity], 1, axis);
    expect(counts[0]).toBe(2);
    expect(counts[124]).toBe(2);
    expect(counts.reduce((sum, count) => sum + count)).toBe(4);
  });

  it('counts every finite value once, in the bin whose edges enclose it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { maxLength: 50 }),
        fc.integer({ min: 1, max: 40 }),
        (values, bins) => {
          const { counts } = histogram(values, 1, { min: -2, max: 2, bins });
          const expected = Array.from({ length: bins }, (_, bin) => {
            const low = bin === 0 ? -Infinity : bin;
            const high = bin === bins - 1 ? Infinity : bin + 1;
            return values.filter((value) => (value + 2) * (bins / 4) >= low && (value + 2) * (bins / 4) < high).length;
          });
          expect(counts).toEqual(expected);
        },
      ),
    );
  });

  it('counts weights that are all zero at zero, though their mean magnitude is no unit', () => {
    expect(binsOf([0, 0], 0)).toEqual([62]);
  });

  it('takes Float32Array and an empty list', () => {
    expect(histogram(Float32Array.of(1, 1), 1, axis).counts[87]).toBe(2);
    expect(histogram([], 1, axis).counts).toEqual(Array.from({ length: 125 }, () => 0));
  });

  it('bins five million weights fast enough to be drawn live', () => {
    const random = randomStream(1, 'histogram');
    const some = Float32Array.from({ length: 50_000 }, () => random.normal());
    const values = new Float32Array(5_000_000);
    for (let i = 0; i < 100; i++) values.set(some, i * some.length);
    const durations = Array.from({ length: 3 }, () => {
      const spentMs = processorTime();
      histogram(values, 0.8, axis);
      return spentMs();
    });
    // The best of three: the first is not compiled yet.
    expect(Math.min(...durations)).toBeLessThan(300);
  });
});
