/** Index of the first value that is NaN or infinite; −1 when all are finite. A loop, because tens of millions pass here. */
export function indexOfNonFinite(values: Float32Array): number {
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    // ∞ − ∞ and NaN − NaN are NaN.
    if (value - value !== 0) return i;
  }
  return -1;
}
