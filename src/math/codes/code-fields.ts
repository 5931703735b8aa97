/**
 * Codes of evenly spaced levels as bit fields, lowest bits first, so that any single one is found without unpacking the
 * rest:
 *
 *   field of code j = (code − lowest) / step      in bits·(j mod 8/bits) … of byte ⌊j·bits/8⌋
 *
 * Two bits hold four levels, four bits sixteen.
 */
export interface FieldLayout {
  readonly bits: 2 | 4;
  readonly lowest: number;
  readonly step: number;
  /** Values that a field takes. */
  readonly values: number;
}

/** −1, 0 and +1 in two bits. Of two levels, −1 and +1, they take the outer fields. */
export const signedLayout: FieldLayout = { bits: 2, lowest: -1, step: 1, values: 3 };

/** The layout of levels in records and in memory. RangeError where levels are not evenly spaced, or more than sixteen. */
export function fieldLayoutOf(levels: readonly number[]): FieldLayout {
  const [lowest = 0, second = lowest + 1] = levels;
  const step = second - lowest;
  if (levels.length > 16 || !(step > 0) || levels.some((level, i) => level !== lowest + i * step))
    throw new RangeError(`${levels.join(', ')} are not up to sixteen evenly spaced levels.`);
  return { bits: levels.length > 4 ? 4 : 2, lowest, step, values: levels.length };
}

/** The layout of records, which are kept in memory and compared. */
export const recordLayoutOf = (levels: readonly number[]): FieldLayout =>
  levels.every((level) => Math.abs(level) <= 1) ? signedLayout : fieldLayoutOf(levels);

/** `⌈codes · bits / 8⌉` bytes. Codes must be levels of the layout. */
export function packFields(codes: ArrayLike<number>, { bits, lowest, step }: FieldLayout): Uint8Array {
  const perByte = 8 / bits;
  const bytes = new Uint8Array(Math.ceil(codes.length / perByte));
  for (let j = 0, byte = 0, shift = 0; j < codes.length; j++) {
    bytes[byte] = (bytes[byte] ?? 0) | ((((codes[j] ?? 0) - lowest) / step) << shift);
    shift += bits;
    if (shift === 8) [byte, shift] = [byte + 1, 0];
  }
  return bytes;
}

/** The field of code j: how many steps it is above the lowest. */
function fieldAt(bytes: Uint8Array, j: number, { bits }: FieldLayout): number {
  const [byte, place] = bits === 2 ? [j >> 2, 2 * (j & 3)] : [j >> 1, 4 * (j & 1)];
  return ((bytes[byte] ?? 0) >> place) & ((1 << bits) - 1);
}

/** Code j. */
export const codeAt = (bytes: Uint8Array, j: number, layout: FieldLayout): number =>
  layout.lowest + layout.step * fieldAt(bytes, j, layout);

/** The first `count` codes. */
export const unpackFields = (bytes: Uint8Array, count: number, layout: FieldLayout): Int8Array =>
  Int8Array.from({ length: count }, (_, j) => codeAt(bytes, j, layout));

/**
 * How many of the first `count` codes went from one level to another: those whose field was a and became b are at
 * `moves[values · a + b]`.
 */
export function countMoves(before: Uint8Array, after: Uint8Array, count: number, layout: FieldLayout): readonly number[] {
  const moves = Array.from({ length: layout.values ** 2 }, () => 0);
  for (let j = 0; j < count; j++) {
    const move = layout.values * fieldAt(before, j, layout) + fieldAt(after, j, layout);
    moves[move] = (moves[move] ?? 0) + 1;
  }
  return moves;
}
