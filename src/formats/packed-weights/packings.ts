import { misplacedSignByte, packSigns, unpackSigns } from '../../math/bits';
import { misplacedTritByte, packTrits, unpackTrits } from '../../math/trits';

/** How the codes of a tensor become bytes. */
export interface Packing {
  readonly id: string;
  /** In words, for a stranger who has nothing but the file. */
  readonly description: string;
  readonly codesPerByte: number;
  pack(codes: Int8Array): Uint8Array;
  unpack(bytes: Uint8Array, count: number): Int8Array;
  /** Index of the first byte that `pack` would never write for `count` codes; −1 when there is none. */
  misplacedByte(bytes: Uint8Array, count: number): number;
}

/** The packing of each mode that has codes. */
export const packings = {
  ternary: {
    id: 'base3',
    description:
      'base3: five codes per byte, byte = t0 + 3*t1 + 9*t2 + 27*t3 + 81*t4 with t = code + 1, codes in row-major order, the last byte filled up with t = 1; to unpack, t_k = floor(byte / 3^k) mod 3',
    codesPerByte: 5,
    pack: packTrits,
    unpack: unpackTrits,
    misplacedByte: misplacedTritByte,
  },
  binary: {
    id: 'bit',
    description:
      'bit: eight codes per byte, code j in row-major order is bit (j mod 8) of byte floor(j / 8), lowest bit first, 1 for +1 and 0 for -1, the last byte filled up with 0',
    codesPerByte: 8,
    pack: packSigns,
    unpack: unpackSigns,
    misplacedByte: misplacedSignByte,
  },
} as const satisfies Record<'ternary' | 'binary', Packing>;
