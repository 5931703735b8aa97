import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandOf, type Repetition } from '../../src/math/bands';

const repetition = (values: Readonly<Record<number, number>>, ended = false): Repetition => ({
  points: Object.entries(values).map(([step, value]) => ({ step: Number(step), x: 2 * Number(step), value })),
  ended,
});

describe('bandOf', () => {
  it('is the median of what was measured at the same step, with the lowest and the highest', () => {
    expect(bandOf([repetition({ 0: 3, 10: 1 }), repetition({ 0: 5, 10: 0 }), repetition({ 0: 4, 10: 7 })])).toEqual([
      { step: 0, x: 0, low: 3, median: 4, high: 5, count: 3 },
      { step: 10, x: 20, low: 0, median: 1, high: 7, count: 3 },
    ]);
    expect(bandOf([repetition({ 0: 3 }), repetition({ 0: 5 })])[0]?.median).toBe(4);
  });

  it('leaves out a step that not all have reached or measured', () => {
    expect(bandOf([repetition({ 0: 3, 5: 2, 10: 1 }), repetition({ 0: 5, 10: 3, 20: 0 })]).map(({ step }) => step)).toEqual([0, 10]);
  });

  it('goes on without one that ended, and says how many are left', () => {
    const points = bandOf([repetition({ 0: 3, 10: 9 }, true), repetition({ 0: 5, 10: 3, 20: 0 }), repetition({ 0: 5, 10: 4, 20: 1 })]);
    expect(points.map(({ step, count, high }) => [step, count, high])).toEqual([
      [0, 3, 5],
      [10, 3, 9],
      [20, 2, 1],
    ]);
  });

  it('is nothing of nothing', () => {
    expect(bandOf([])).toEqual([]);
    expect(bandOf([repetition({})])).toEqual([]);
  });

  it('thins evenly to what is asked, keeps the last, and invents nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 40, maxLength: 40 }), {
          minLength: 1,
          maxLength: 5,
        }),
        fc.integer({ min: 2, max: 50 }),
        (seeds, most) => {
          const band = bandOf(
            seeds.map((values) => repetition(Object.fromEntries(values.entries()))),
            most,
          );
          expect(band.length).toBeLessThanOrEqual(most);
          expect(band.at(-1)?.step).toBe(39);
          const strides = new Set(band.slice(1).map(({ step }, i) => step - (band[i]?.step ?? 0)));
          expect(strides.size).toBeLessThanOrEqual(1);
          for (const { step, low, high } of band) {
            const measured = seeds.map((values) => values[step] ?? Number.NaN);
            // Plus zero: of 0 and −0, either is the lowest.
            expect([low + 0, high + 0]).toEqual([Math.min(...measured) + 0, Math.max(...measured) + 0]);
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});
