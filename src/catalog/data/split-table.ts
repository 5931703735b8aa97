import { crc32 } from '../../math/bytes/crc32';

/** Share of the rows at the end that is held out where rows follow one another. */
const tailShare = 0.15;
/** One row in this many is held out where each stands alone. */
const oneIn = 5;

/**
 * Which rows are trained on. Rows that follow one another: all but the tail, in order. Rows that stand alone: by a hash
 * of their numbers, so that a row that occurs twice never is on both sides, and a table sorted by its labels is no trap.
 *
 * @param values `[rows × columns]`
 * @returns `order`: the rows trained on, then those held out; both sides have at least one
 */
export function splitTable(
  rows: number,
  values: Float64Array,
  columns: number,
  standAlone: boolean,
): { readonly order: Uint32Array; readonly trainRows: number } {
  const all = Uint32Array.from({ length: rows }, (_, row) => row);
  if (!standAlone) return { order: all, trainRows: rows - Math.max(fewestHeldOut, Math.round(tailShare * rows)) };
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const held = all.filter((row) => crc32(bytes.subarray(8 * row * columns, 8 * (row + 1) * columns)) % oneIn === 0);
  const train = all.filter((row) => crc32(bytes.subarray(8 * row * columns, 8 * (row + 1) * columns)) % oneIn !== 0);
  // Few distinct rows may all hash to one side: then the last fifth is held out.
  if (held.length === 0 || train.length === 0) return { order: all, trainRows: rows - Math.ceil(rows / oneIn) };
  return { order: Uint32Array.from([...train, ...held]), trainRows: train.length };
}

/** Windows of the default length need as many rows and one. */
const fewestHeldOut = 20;
