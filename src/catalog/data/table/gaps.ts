/** Rows with a gap: left out, or filled with the value before it. */

export type GapRule = 'leave out' | 'hold';

export interface Filled {
  /** Rows that are whole, in their order. */
  readonly kept: readonly number[];
  /** Rows that had a gap and hold an earlier value now. */
  readonly held: number;
}

/**
 * Holds the last value where there is a gap, or tells which rows have none.
 *
 * @param values `[rows × columns]`, NaN where there is a gap; holding fills it in place
 */
export function closeGaps(values: Float64Array, columns: number, rule: GapRule): Filled {
  const kept: number[] = [];
  let held = 0;
  for (let row = 0; row < values.length / columns; row++) {
    let [isWhole, isHeld] = [true, false];
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      if (!Number.isNaN(values[at] ?? 0)) continue;
      if (rule === 'hold' && row > 0 && !Number.isNaN(values[at - columns] ?? Number.NaN)) {
        values[at] = values[at - columns] ?? 0;
        isHeld = true;
      } else isWhole = false;
    }
    if (!isWhole) continue;
    kept.push(row);
    if (isHeld) held++;
  }
  return { kept, held };
}
