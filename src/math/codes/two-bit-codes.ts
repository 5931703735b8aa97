/**
 * Codes −1, 0 and +1 in the layout of records: four in a byte, field = code + 1. See `code-fields.ts`.
 *
 * For records that are kept in memory and compared; files pack tighter (`trits.ts`, `bits.ts`).
 */
import { codeAt, countMoves as countMovesIn, packFields, signedLayout, unpackFields } from './code-fields';

/** `⌈codes / 4⌉` bytes. Codes must be −1, 0 or +1. */
export const packTwoBitCodes = (codes: ArrayLike<number>): Uint8Array => packFields(codes, signedLayout);

/** The first `count` codes. */
export const unpackTwoBitCodes = (bytes: Uint8Array, count: number): Int8Array => unpackFields(bytes, count, signedLayout);

/** Code j. */
export const twoBitCode = (bytes: Uint8Array, j: number): number => codeAt(bytes, j, signedLayout);

/** How many of the first `count` codes went from one level to another: `moves[3·(before + 1) + after + 1]`. */
export const countMoves = (before: Uint8Array, after: Uint8Array, count: number): readonly number[] =>
  countMovesIn(before, after, count, signedLayout);
