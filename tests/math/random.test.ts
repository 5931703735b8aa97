import { describe, expect, it } from 'vitest';
import { randomStream } from '../../src/math/random';
import { mean } from '../../src/math/statistics';

const draw = (seed: number, purpose: string, index: number): number[] => {
  const random = randomStream(seed, purpose, index);
  return Array.from({ length: 8 }, () => random.uint32());
};

describe('randomStream', () => {
  it('gives the same numbers for the same name', () => {
    expect(draw(1, 'batch', 7)).toEqual(draw(1, 'batch', 7));
  });

  it('gives other numbers when seed, purpose or index differ', () => {
    const streams = [
      draw(1, 'batch', 7),
      draw(2, 'batch', 7),
      draw(1, 'weights', 7),
      draw(1, 'batch', 8),
      draw(11, 'batch', 7),
      draw(1, 'batch', 17),
    ];
    expect(new Set(streams.flat()).size).toBe(6 * 8);
  });

  it('is uniform and normal as far as 20,000 draws can tell', () => {
    const random = randomStream(3, 'test');
    const uniform = Array.from({ length: 20_000 }, () => random.uniform());
    const normal = Array.from({ length: 20_000 }, () => random.normal());
    // Five standard errors: 5·0.289/√20000 and 5/√20000.
    expect(Math.abs(mean(uniform) - 0.5)).toBeLessThan(0.0103);
    expect(uniform.every((value) => value >= 0 && value < 1)).toBe(true);
    expect(Math.abs(mean(normal))).toBeLessThan(0.0354);
    expect(Math.abs(mean(normal.map((value) => value * value)) - 1)).toBeLessThan(0.05);
  });

  it('draws every integer and every item, and none besides', () => {
    const random = randomStream(4, 'test');
    expect(new Set(Array.from({ length: 300 }, () => random.integer(5)))).toEqual(new Set([0, 1, 2, 3, 4]));
    expect(new Set(Array.from({ length: 100 }, () => random.pick(['a', 'b'])))).toEqual(new Set(['a', 'b']));
    expect(() => random.pick([])).toThrow(RangeError);
  });
});
