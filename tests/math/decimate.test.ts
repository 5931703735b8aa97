import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimate } from '../../src/math/decimate';

interface Point {
  readonly x: number;
  readonly y: number;
}
const y = (point: Point): number => point.y;
const line = (heights: readonly number[]): Point[] => heights.map((height, x) => ({ x, y: height }));

describe('decimate', () => {
  it('keeps a line that is short enough as it is', () => {
    const points = line([3, 1, 2]);
    expect(decimate(points, 3, y)).toBe(points);
    expect(decimate([], 10, y)).toEqual([]);
  });

  it('never shows more than asked, never invents, keeps order, ends, lowest and highest', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 5, maxLength: 200 }),
        fc.integer({ min: 4, max: 60 }),
        (heights, maxPoints) => {
          const points = line(heights);
          const kept = decimate(points, maxPoints, y);
          expect(kept.length).toBeLessThanOrEqual(maxPoints);
          expect(kept.every((point) => points.includes(point))).toBe(true);
          expect(kept.every((point, i) => i === 0 || point.x > (kept[i - 1]?.x ?? Infinity))).toBe(true);
          expect(kept[0]).toBe(points[0]);
          expect(kept.at(-1)).toBe(points.at(-1));
          expect(Math.min(...kept.map(y))).toBe(Math.min(...heights));
          expect(Math.max(...kept.map(y))).toBe(Math.max(...heights));
        },
      ),
    );
  });

  it('keeps a single spike among a hundred thousand points', () => {
    const heights = Array.from({ length: 100_000 }, () => 1);
    heights[54_321] = 50;
    const kept = decimate(line(heights), 500, y);
    expect(kept.length).toBeLessThanOrEqual(500);
    expect(kept.map(y)).toContain(50);
  });

  it('keeps the ends however few points are asked for', () => {
    expect(decimate(line([1, 2, 3, 4]), 0, y).map(y)).toEqual([1, 4]);
    expect(decimate(line([1, 2, 3, 4]), 3, y).map(y)).toEqual([1, 4]);
  });

  it('survives heights that are not numbers', () => {
    expect(decimate(line([1, Number.NaN, Number.NaN, 7, Number.NaN, 2]), 4, y).map(y)).toEqual([1, 7, 2]);
  });
});
