import { describe, expect, test } from 'vitest';
import { reverse } from '../../../src/catalog/tasks/reverse';
import { InputError } from '../../../src/catalog/tasks/task';
import { randomStream } from '../../../src/math/random';

describe('reverse', () => {
  test('a sample is ">", the digits, and the digits backwards; only the latter count', () => {
    const { tokens, scored } = reverse.sample(randomStream(1, 'reverse'), 8);
    expect(tokens).toHaveLength(9);
    expect(tokens[0]).toBe(10);
    expect(tokens.slice(5)).toEqual(tokens.slice(1, 5).toReversed());
    expect(scored).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
  });

  test('score is all or nothing, and deaf to positions that do not count', () => {
    const example = { tokens: [10, 1, 2, 3, 4, 4, 3, 2, 1], scored: [0, 0, 0, 0, 1, 1, 1, 1] };
    expect(reverse.score([9, 9, 9, 9, 4, 3, 2, 1], example)).toBe(1);
    expect(reverse.score([2, 3, 4, 10, 4, 3, 2, 0], example)).toBe(0);
  });

  test('every digit is used', () => {
    const random = randomStream(2, 'reverse');
    expect(new Set(Array.from({ length: 20 }, () => reverse.sample(random, 16).tokens).flat()).size).toBe(11);
  });

  test('prompt and answer of digits, spaces ignored', () => {
    expect(reverse.prompt('3141 5926', 16)).toEqual({ tokens: [10, 3, 1, 4, 1, 5, 9, 2, 6], answerLength: 8 });
    expect(reverse.answer('3141 5926', 16)).toEqual([6, 2, 9, 5, 1, 4, 1, 3]);
  });

  test.each(['1234567', '123456789', '', '1234567x', '12.45678'])('"%s" is refused', (input) => {
    expect(() => reverse.prompt(input, 16)).toThrow(InputError);
    expect(() => reverse.answer(input, 16)).toThrow(InputError);
  });

  test.each([15, 2, 66, 8.5, Number.NaN])('length %d is refused', (seqLen) =>
    expect(reverse.refuseSeqLen(seqLen)).toMatch(/even sequence length/),
  );

  test('the baseline guesses every digit', () => {
    expect(reverse.baseline(16)).toMatchObject({ score: 1e-8, lossNats: Math.log(10) });
  });
});
