import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { misplacedStreamByte, packStream, streamBytes, streamField } from '../../src/math/codes/bit-stream';
import { fieldLayoutOf, packFields } from '../../src/math/codes/code-fields';
import {
  misplacedThreeOfFourByte,
  packThreeOfFour,
  threeOfFourBytes,
  unpackThreeOfFour,
  withOneZeroInFour,
} from '../../src/math/codes/three-of-four';

const stream = fc
  .integer({ min: 1, max: 8 })
  .chain((bits) => fc.record({ bits: fc.constant(bits), fields: fc.array(fc.nat(2 ** bits - 1), { maxLength: 60 }) }));

describe('fields of any number of bits', () => {
  it('are found where they were put, in as few bytes as hold them', () => {
    fc.assert(
      fc.property(stream, ({ bits, fields }) => {
        const bytes = packStream(fields, bits);
        expect(bytes.length).toBe(Math.ceil((fields.length * bits) / 8));
        expect(bytes.length).toBe(streamBytes(fields.length, bits));
        expect(fields.map((_, j) => streamField(bytes, j, bits))).toEqual(fields);
        expect(misplacedStreamByte(bytes, fields.length, bits, 2 ** bits)).toBe(-1);
      }),
    );
  });

  it('lie as drawn', () => {
    // 001, 010, 111, 100 from the lowest bit on: 00_111_010_001 and 100 shifted by nine.
    expect([...packStream([1, 2, 7, 4], 3)]).toEqual([0b11_010_001, 0b1001]);
  });

  it('of two and four bits are those of records', () => {
    const levels = Array.from({ length: 16 }, (_, i) => 2 * i - 15);
    const fields = [0, 15, 3, 9, 1];
    expect(packStream(fields, 4)).toEqual(
      packFields(
        fields.map((field) => 2 * field - 15),
        fieldLayoutOf(levels),
      ),
    );
    expect(packStream([3, 0, 2, 1, 1], 2)).toEqual(packFields([1, -2, 0, -1, -1], fieldLayoutOf([-2, -1, 0, 1])));
  });

  it('are told from invalid bytes', () => {
    expect(misplacedStreamByte(Uint8Array.of(0, 0b11_00), 8, 2, 3)).toBe(1);
    expect(misplacedStreamByte(Uint8Array.of(0b01_00), 1, 2, 3)).toBe(0);
    expect(misplacedStreamByte(Uint8Array.of(0b10_00), 2, 2, 3)).toBe(-1);
    // The third field of three bits reaches into the second byte.
    expect(misplacedStreamByte(Uint8Array.of(0b11_000_000, 0b1), 3, 3, 7)).toBe(1);
    expect(misplacedStreamByte(Uint8Array.of(0, 0b10), 3, 3, 8)).toBe(1);
    expect(misplacedStreamByte(Uint8Array.of(0, 0), 3, 3, 8)).toBe(-1);
  });
});

describe('three of four', () => {
  const block = fc.record({ place: fc.nat(3), signs: fc.array(fc.constantFrom<number>(-1, 1), { minLength: 3, maxLength: 3 }) });
  const codes = fc.array(block, { maxLength: 20 }).map((blocks) => blocks.flatMap(({ place, signs }) => signs.toSpliced(place, 0, 0)));

  it('come back from five bits a block', () => {
    fc.assert(
      fc.property(codes, (given) => {
        const bytes = packThreeOfFour(given);
        expect(bytes.length).toBe(Math.ceil((5 * given.length) / 32));
        expect(bytes.length).toBe(threeOfFourBytes(given.length));
        expect([...unpackThreeOfFour(bytes, given.length)]).toEqual(given);
        expect(misplacedThreeOfFourByte(bytes, given.length)).toBe(-1);
        expect([...withOneZeroInFour(Int8Array.from(given))]).toEqual(given);
      }),
    );
  });

  it('lie as drawn', () => {
    // Place 2 and the signs +, −, +: 16 + 1 + 4. Then place 0 and −, −, +: 4.
    expect([...packThreeOfFour([1, -1, 0, 1, 0, -1, -1, 1])]).toEqual([0b100_10101, 0b00]);
  });

  it('keep a weight of exactly 0 as +1, and of equal zeros drop the last', () => {
    expect([...withOneZeroInFour(Int8Array.of(0, -1, 0, 1, 0, 0, 0, 0))]).toEqual([1, -1, 0, 1, 1, 1, 1, 0]);
  });

  it('are refused with no 0, with two, or in part', () => {
    for (const wrong of [
      [1, 1, 1, 1],
      [0, 0, 1, 1],
      [2, 0, 1, 1],
      [0, 1, 1],
    ])
      expect(() => packThreeOfFour(wrong)).toThrow(RangeError);
  });

  it('are told from other padding', () => {
    expect(misplacedThreeOfFourByte(Uint8Array.of(0b100000), 4)).toBe(0);
    expect(misplacedThreeOfFourByte(Uint8Array.of(0b11111), 4)).toBe(-1);
  });
});
