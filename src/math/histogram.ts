/** The axis of a histogram: equal bins from `min` to `max`. */
export interface HistogramAxis {
  readonly min: number;
  readonly max: number;
  readonly bins: number;
}

/**
 * Counts `values / unit` over equal bins. A bin holds its lower edge but not its upper one; what lies outside the axis
 * goes to the first or last bin, so that nothing finite is hidden. NaN and infinite values are not counted.
 *
 * A unit of 0 means that every weight is 0 (it is their mean magnitude): they are counted at 0. Linear in the number of
 * values, without allocating.
 */
export function histogram(
  values: ArrayLike<number>,
  unit: number,
  { min, max, bins }: HistogramAxis,
): { min: number; max: number; counts: number[] } {
  const counts = Array.from({ length: bins }, () => 0);
  const divisor = unit === 0 ? 1 : unit;
  const binsPerUnit = bins / (max - min);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    if (!Number.isFinite(value)) continue;
    // Divided, not multiplied by a reciprocal: a weight equal to the unit must land on exactly 1.
    const bin = Math.floor((value / divisor - min) * binsPerUnit);
    const inside = bin < 0 ? 0 : bin >= bins ? bins - 1 : bin;
    counts[inside] = (counts[inside] ?? 0) + 1;
  }
  return { min, max, counts };
}
