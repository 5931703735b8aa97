import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countMoves, packTwoBitCodes, twoBitCode } from '../../src/math/codes/two-bit-codes';

const codes = fc.array(fc.constantFrom(-1, 0, 1), { maxLength: 70 });

test('every code is found where it was put', () => {
  fc.assert(
    fc.property(codes, (given) => {
      const bytes = packTwoBitCodes(given);
      expect(bytes.length).toBe(Math.ceil(given.length / 4));
      expect(given.map((_, j) => twoBitCode(bytes, j))).toEqual(given);
    }),
  );
});

test('moves are counted from level to level', () => {
  const moves = countMoves(packTwoBitCodes([-1, -1, 0, 1, 1, 0]), packTwoBitCodes([-1, 1, 1, 1, 0, 0]), 6);
  expect(moves).toEqual([1, 0, 1, 0, 1, 1, 0, 1, 1]);
});
