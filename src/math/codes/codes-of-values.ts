/**
 * Weights that other programs store as numbers, taken apart: where all are −g, 0 or +g for one g, they are codes of one
 * scale, whatever type they were stored in.
 *
 * @param values finite
 * @returns codes −1, 0, +1 and g; null when there are more than three numbers
 */
export function codesOfValues(values: Float32Array): { readonly codes: Int8Array; readonly scale: number } | null {
  let scale = 0;
  const codes = new Int8Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (value === 0) continue;
    if (scale === 0) scale = Math.abs(value);
    if (value !== scale && value !== -scale) return null;
    codes[i] = value > 0 ? 1 : -1;
  }
  return { codes, scale };
}
