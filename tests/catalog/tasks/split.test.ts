import { describe, expect, test } from 'vitest';
import { reverse } from '../../../src/catalog/tasks/reverse';
import { sampleFrom, splitOf } from '../../../src/catalog/tasks/split';
import type { TokenTask } from '../../../src/catalog/tasks/task';
import { randomStream } from '../../../src/math/random';

describe('split', () => {
  test('depends on the content alone, to the last value', () => {
    const sides = (values: readonly number[]): readonly string[] =>
      values.map((value) => splitOf({ label: 0, frames: Float32Array.of(1, value) }));
    const values = Array.from({ length: 64 }, (_, i) => i / 7);
    expect(sides(values)).toEqual(sides(values));
    expect(new Set(sides(values)).size).toBe(2);
  });

  test('frames that are a view into a larger buffer count by their own values', () => {
    const buffer = Float32Array.of(9, 1, 2, 9);
    for (let i = 0; i < 40; i++) {
      buffer[0] = i;
      expect(splitOf({ label: 0, frames: buffer.subarray(1, 3) })).toBe(splitOf({ label: 0, frames: Float32Array.of(1, 2) }));
    }
  });

  test('a task without held-out content is an error, not an endless loop', () => {
    const tokens = Array.from({ length: 50 }, (_, i) => [i]).find((ids) => splitOf({ tokens: ids, scored: [] }) === 'train') ?? [];
    const constant: TokenTask = { ...reverse, sample: () => ({ tokens, scored: [] }) };
    expect(() => sampleFrom(constant, randomStream(1, 'split'), 16, 'heldOut')).toThrow(RangeError);
  });
});
