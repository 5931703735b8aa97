/** In the files themselves, for whoever has nothing else: the same in every language. */
export const base3 =
  'base3: five codes per byte, byte = t0 + 3*t1 + 9*t2 + 27*t3 + 81*t4 with t = code + 1, codes in row-major order, the last byte filled up with t = 1; to unpack, t_k = floor(byte / 3^k) mod 3';
export const bit =
  'bit: eight codes per byte, code j in row-major order is bit (j mod 8) of byte floor(j / 8), lowest bit first, 1 for +1 and 0 for -1, the last byte filled up with 0';
/** Of a byte, or of a stream that goes on from byte to byte. */
const fieldPlaces: Readonly<Record<number, string>> = {
  2: 'four codes per byte, code j in row-major order is in the bits from 2 * (j mod 4) of byte floor(j / 4)',
  3: 'eight codes per three bytes, bit k of code j in row-major order is bit (3 * j + k) mod 8 of byte floor((3 * j + k) / 8)',
  4: 'two codes per byte, code j in row-major order is in the bits from 4 * (j mod 2) of byte floor(j / 2)',
};
export const fields = (bits: number, lowest: number, step: number): string =>
  `fields${bits}: ${fieldPlaces[bits] ?? ''}, lowest bits first; code = ${lowest} + ${step} * field, the last byte filled up with 0`;
export const threeOfFour =
  'threeOfFour5: four codes in five bits, bit k of block b in row-major order is bit (5 * b + k) mod 8 of byte floor((5 * b + k) / 8), lowest bits first; field = 8 * place of the one 0 + signs, bit k of the signs is 1 for +1 and 0 for -1 of the k-th other code, the last byte filled up with 0';

export const noLevel = (place: number, code: number, levels: string): string => `Code ${place} is ${code}; the levels are ${levels}.`;
