import { crc32 } from '../../math/bytes/crc32';

/** Share of the rows at the end that is held out where rows follow one another. */
const tailShare = 0.15;
/** Share of the rows of each class that is held out where each row stands alone. */
const classShare = 0.2;
/** Windows of the default length need as many rows and one. */
const fewestHeldOut = 20;

export interface TableSplit {
  /** The rows trained on, then those held out. */
  readonly order: Uint32Array;
  readonly trainRows: number;
}

/** Rows that follow one another: all but the tail, in order. */
export function splitTail(rows: number): TableSplit {
  return {
    order: Uint32Array.from({ length: rows }, (_, row) => row),
    trainRows: rows - Math.max(fewestHeldOut, Math.round(tailShare * rows)),
  };
}

/**
 * Rows that stand alone: about a fifth of each class is held out, chosen by a hash of their numbers. Rows of equal
 * numbers go to one side together, so a class of one row that is repeated has none held out.
 *
 * @param values `[rows × columns]`
 * @param classes `[rows]`
 * @returns null when nothing can be held out: every class is one row, repeated
 */
export function splitByClass(
  values: Float64Array,
  columns: number,
  classes: ArrayLike<number>,
): (TableSplit & { readonly distinctRows: number }) | null {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  // Different rows of one hash go together as well, which does no harm.
  const groups = new Map<number, number[]>();
  for (let row = 0; row < classes.length; row++) {
    const hash = crc32(bytes.subarray(8 * row * columns, 8 * (row + 1) * columns));
    const group = groups.get(hash);
    if (group === undefined) groups.set(hash, [row]);
    else group.push(row);
  }
  const ofClass = new Map<number, (readonly number[])[]>();
  for (const [, group] of [...groups].toSorted(([a], [b]) => a - b)) {
    const label = classes[group[0] ?? 0] ?? 0;
    const same = ofClass.get(label);
    if (same === undefined) ofClass.set(label, [group]);
    else same.push(group);
  }
  const held = new Set<number>();
  for (const same of ofClass.values()) for (const row of heldOf(same)) held.add(row);
  if (held.size === 0) return null;
  const all = Array.from({ length: classes.length }, (_, row) => row);
  return {
    order: Uint32Array.from([...all.filter((row) => !held.has(row)), ...all.filter((row) => held.has(row))]),
    trainRows: classes.length - held.size,
    distinctRows: groups.size,
  };
}

/** Whole groups until a fifth is reached, as near as they come; one group at least, and one is always left to train on. */
function heldOf(groups: readonly (readonly number[])[]): readonly number[] {
  const wanted = classShare * groups.reduce((sum, { length }) => sum + length, 0);
  const held: number[] = [];
  let taken = 0;
  for (const group of groups) {
    if (taken === groups.length - 1) break;
    const isNearer = Math.abs(held.length + group.length - wanted) < Math.abs(held.length - wanted);
    if (!isNearer) continue;
    held.push(...group);
    taken++;
  }
  if (held.length > 0 || groups.length < 2) return held;
  const [smallest = []] = groups.toSorted((a, b) => a.length - b.length);
  return smallest;
}
