/**
 * Four codes in a byte, lowest pair of bits first, so that any single one is found without unpacking the rest:
 *
 *   bits 2·(j & 3) … +1 of byte (j >> 2) = code j + 1      code −1, 0 or +1
 *
 * For records that are kept in memory and compared; files pack tighter (`trits.ts`, `bits.ts`).
 */
const CODES_PER_BYTE = 4;

/** `⌈codes / 4⌉` bytes. Codes must be −1, 0 or +1. */
export function packTwoBitCodes(codes: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(codes.length / CODES_PER_BYTE));
  for (let j = 0; j < codes.length; j++) {
    const byte = j >> 2;
    bytes[byte] = (bytes[byte] ?? 0) | (((codes[j] ?? 0) + 1) << (2 * (j & 3)));
  }
  return bytes;
}

/** The first `count` codes. */
export function unpackTwoBitCodes(bytes: Uint8Array, count: number): Int8Array {
  return Int8Array.from({ length: count }, (_, j) => twoBitCode(bytes, j));
}

/** Code j. */
export const twoBitCode = (bytes: Uint8Array, j: number): number => (((bytes[j >> 2] ?? 0) >> (2 * (j & 3))) & 3) - 1;

/** How many of the first `count` codes went from one level to another: `moves[3·(before + 1) + after + 1]`. */
export function countMoves(before: Uint8Array, after: Uint8Array, count: number): readonly number[] {
  const moves = Array.from({ length: 9 }, () => 0);
  for (let j = 0; j < count; j++) {
    const move = 3 * (twoBitCode(before, j) + 1) + twoBitCode(after, j) + 1;
    moves[move] = (moves[move] ?? 0) + 1;
  }
  return moves;
}
