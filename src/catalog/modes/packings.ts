/** How the codes of a matrix become bytes of a packed file. */
import * as words from '#words/catalog/packings';
import { misplacedSignByte, packSigns, unpackSigns } from '../../math/bytes/bits';
import { fieldLayoutOf, misplacedFieldByte, packFields, unpackFields } from '../../math/codes/code-fields';
import { indexOutside } from '../../math/codes/code-levels';
import { misplacedTritByte, packTrits, unpackTrits } from '../../math/codes/trits';

export interface Packing {
  readonly id: string;
  /** In words, for a stranger who has nothing but the file. */
  readonly description: string;
  readonly codesPerByte: number;
  /** Codes are told apart by the levels of the mode, which a reader needs to know. */
  readonly isOfFields?: true;
  pack(codes: Int8Array): Uint8Array;
  unpack(bytes: Uint8Array, count: number): Int8Array;
  /** Index of the first byte that `pack` would never write for `count` codes; −1 when there is none. */
  misplacedByte(bytes: Uint8Array, count: number): number;
}

/** −1, 0, +1 in 1.6 bits. */
export const trits: Packing = {
  id: 'base3',
  description: words.base3,
  codesPerByte: 5,
  pack: packTrits,
  unpack: unpackTrits,
  misplacedByte: misplacedTritByte,
};

/** −1, +1 in one bit. */
export const signs: Packing = {
  id: 'bit',
  description: words.bit,
  codesPerByte: 8,
  pack: packSigns,
  unpack: unpackSigns,
  misplacedByte: misplacedSignByte,
};

/** Up to four evenly spaced levels in two bits, up to sixteen in four. RangeError for others. */
export function bitFields(levels: readonly number[]): Packing {
  const layout = fieldLayoutOf(levels);
  const { bits, lowest, step } = layout;
  const codesPerByte = 8 / bits;
  return {
    id: `fields${bits}`,
    description: words.fields(bits, codesPerByte, lowest, step),
    codesPerByte,
    isOfFields: true,
    pack(codes) {
      const bad = indexOutside(codes, levels);
      if (bad >= 0) throw new RangeError(words.noLevel(bad, codes[bad] ?? 0, levels.join(', ')));
      return packFields(codes, layout);
    },
    unpack: (bytes, count) => unpackFields(bytes, count, layout),
    misplacedByte: (bytes, count) => misplacedFieldByte(bytes, count, layout),
  };
}
