import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { misplacedSignByte, packSigns, unpackSigns } from '../../src/math/bytes/bits';
import { misplacedTritByte, packTrits, unpackTrits } from '../../src/math/codes/trits';
import goldens from '../fixtures/torch/packing.json';

const fromHex = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));

const kinds = [
  {
    name: 'trits',
    levels: [-1, 0, 1],
    perByte: 5,
    pack: packTrits,
    unpack: unpackTrits,
    misplaced: misplacedTritByte,
    golden: { codes: goldens.q, hex: goldens.base3_flat },
  },
  {
    name: 'signs',
    levels: [-1, 1],
    perByte: 8,
    pack: packSigns,
    unpack: unpackSigns,
    misplaced: misplacedSignByte,
    golden: { codes: goldens.s, hex: goldens.sign_bits_lsb_first_of_s },
  },
] as const;

describe.each(kinds)('$name', ({ levels, perByte, pack, unpack, misplaced, golden }) => {
  it('writes the bytes of the reference, and reads them back', () => {
    const expected = fromHex(golden.hex);
    expect(pack(golden.codes)).toEqual(expected);
    expect(unpack(expected, golden.codes.length)).toEqual(Int8Array.from(golden.codes));
  });

  it('round-trips any number of codes and finds nothing misplaced', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...levels), { maxLength: 41 }), (codes) => {
        const bytes = pack(codes);
        expect(bytes).toHaveLength(Math.ceil(codes.length / perByte));
        expect(misplaced(bytes, codes.length)).toBe(-1);
        expect([...unpack(bytes, codes.length)]).toEqual(codes);
      }),
    );
  });

  it('finds exactly the bytes that packing never writes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: perByte }), (bytes, used) => {
        const count = (bytes.length - 1) * perByte + used;
        const isWritten = pack(unpack(bytes, count)).every((byte, i) => byte === bytes[i]);
        expect(misplaced(bytes, count) === -1).toBe(isWritten);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([2, -2, 0.5, Number.NaN, ...(levels.length === 2 ? [0] : [])])('refuses the code %s', (code) => {
    expect(() => pack([levels[0], code])).toThrow(RangeError);
  });
});

describe('by hand', () => {
  it('packs trits lowest place first, filled up with t = 1', () => {
    expect([...packTrits([-1, -1, -1, -1, -1])]).toEqual([0]);
    expect([...packTrits([0, 0, 0, 0, 0])]).toEqual([121]);
    expect([...packTrits([1, 1, 1, 1, 1])]).toEqual([242]);
    expect([...packTrits([1])]).toEqual([2 + 3 + 9 + 27 + 81]);
  });

  it('packs signs lowest bit first, filled up with 0', () => {
    expect([...packSigns([1, -1, -1, 1])]).toEqual([0b1001]);
    expect([...packSigns([-1, -1, -1, -1, -1, -1, -1, -1, 1])]).toEqual([0, 1]);
  });

  it('names the first misplaced byte', () => {
    expect(misplacedTritByte(Uint8Array.of(242, 243, 255), 15)).toBe(1);
    expect(misplacedTritByte(Uint8Array.of(121, 121), 6)).toBe(-1);
    expect(misplacedTritByte(Uint8Array.of(121, 0), 6)).toBe(1);
    expect(misplacedSignByte(Uint8Array.of(255, 0b11), 10)).toBe(-1);
    expect(misplacedSignByte(Uint8Array.of(255, 0b111), 10)).toBe(1);
  });
});
