import { describe, expect, test } from 'vitest';
import { studentTwoSided } from '../../src/math/student-t';

describe('studentTwoSided', () => {
  // Critical values from the printed tables of the t distribution: two-sided 5 %, 1 % and 0.1 %.
  test.each([
    [1, 12.7062, 63.6567, 636.619],
    [2, 4.30265, 9.92484, 31.5991],
    [3, 3.18245, 5.84091, 12.924],
    [4, 2.77645, 4.60409, 8.6103],
    [8, 2.306, 3.35539, 5.04131],
    [30, 2.04227, 2.75, 3.64596],
  ])('%d degrees of freedom', (degrees, five, one, tenth) => {
    expect(studentTwoSided(five, degrees)).toBeCloseTo(0.05, 6);
    expect(studentTwoSided(-one, degrees)).toBeCloseTo(0.01, 6);
    expect(studentTwoSided(tenth, degrees)).toBeCloseTo(0.001, 6);
  });

  test('is known in closed form for one and two degrees', () => {
    for (const t of [0.01, 0.5, 1, 3, 40]) {
      expect(studentTwoSided(t, 1)).toBeCloseTo(1 - (2 / Math.PI) * Math.atan(t), 12);
      expect(studentTwoSided(t, 2)).toBeCloseTo(1 - t / Math.sqrt(2 + t * t), 12);
    }
  });

  test('goes from 1 at no difference to 0, for degrees between whole numbers too', () => {
    expect(studentTwoSided(0, 3)).toBe(1);
    expect(studentTwoSided(Infinity, 3)).toBe(0);
    expect(studentTwoSided(NaN, 3)).toBeNaN();
    expect(studentTwoSided(2, NaN)).toBeNaN();
    const [less, between, more] = [2, 2.5, 3].map((degrees) => studentTwoSided(2.5, degrees));
    expect(between).toBeLessThan(less ?? 0);
    expect(between).toBeGreaterThan(more ?? 1);
  });
});
