/** How the codes of a matrix become bytes of a packed file. */
import * as words from '#words/catalog/packings';
import { misplacedSignByte, packSigns, unpackSigns } from '../../math/bytes/bits';
import { misplacedStreamByte, packStream, streamBytes, streamField } from '../../math/codes/bit-stream';
import { fieldLayoutOf } from '../../math/codes/code-fields';
import { indexOutside } from '../../math/codes/code-levels';
import {
  misplacedThreeOfFourByte,
  packThreeOfFour,
  threeOfFourBytes,
  unpackThreeOfFour,
  withOneZeroInFour,
} from '../../math/codes/three-of-four';
import { misplacedTritByte, packTrits, unpackTrits } from '../../math/codes/trits';

export interface Packing {
  readonly id: string;
  /** In words, for a stranger who has nothing but the file. */
  readonly description: string;
  /** A code takes so many, but for the end of the last byte. */
  readonly bits: number;
  /** Bytes of so many codes. */
  byteLength(count: number): number;
  /** Codes are told apart by the levels of the mode, which a reader needs to know. */
  readonly isOfFields?: true;
  pack(codes: Int8Array): Uint8Array;
  /** The codes as the packing can hold them, where a rule of rounding can give others; left out: it holds them all. */
  held?(codes: Int8Array): Int8Array;
  unpack(bytes: Uint8Array, count: number): Int8Array;
  /** Index of the first byte that `pack` would never write for `count` codes; −1 when there is none. */
  misplacedByte(bytes: Uint8Array, count: number): number;
}

/** −1, 0, +1 in 1.6 bits. */
export const trits: Packing = {
  id: 'base3',
  description: words.base3,
  bits: 1.6,
  byteLength: (count) => Math.ceil(count / 5),
  pack: packTrits,
  unpack: unpackTrits,
  misplacedByte: misplacedTritByte,
};

/** −1, +1 in one bit. */
export const signs: Packing = {
  id: 'bit',
  description: words.bit,
  bits: 1,
  byteLength: (count) => Math.ceil(count / 8),
  pack: packSigns,
  unpack: unpackSigns,
  misplacedByte: misplacedSignByte,
};

/** −1, 0, +1 with one 0 in every four, in 1.25 bits. */
export const threesOfFour: Packing = {
  id: 'threeOfFour5',
  description: words.threeOfFour,
  bits: 1.25,
  byteLength: threeOfFourBytes,
  pack: packThreeOfFour,
  held: withOneZeroInFour,
  unpack: unpackThreeOfFour,
  misplacedByte: misplacedThreeOfFourByte,
};

/** Up to four evenly spaced levels in two bits, up to eight in three, up to sixteen in four. RangeError for others. */
export function bitFields(levels: readonly number[]): Packing {
  const { lowest, step, values } = fieldLayoutOf(levels);
  const bits = Math.max(2, Math.ceil(Math.log2(values)));
  return {
    id: `fields${bits}`,
    description: words.fields(bits, lowest, step),
    bits,
    byteLength: (count) => streamBytes(count, bits),
    isOfFields: true,
    pack(codes) {
      const bad = indexOutside(codes, levels);
      if (bad >= 0) throw new RangeError(words.noLevel(bad, codes[bad] ?? 0, levels.join(', ')));
      return packStream(
        codes.map((code) => (code - lowest) / step),
        bits,
      );
    },
    unpack: (bytes, count) => Int8Array.from({ length: count }, (_, j) => lowest + step * streamField(bytes, j, bits)),
    misplacedByte: (bytes, count) => misplacedStreamByte(bytes, count, bits, values),
  };
}
