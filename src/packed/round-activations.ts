/** Adding and taking away 1.5·2⁵² leaves a float64 rounded to an integer, ties to even. */
const roundingConstant = 6755399441055744;

/**
 * Rounds activation vectors to signed integers, one scale each:
 *   Q = 2^(bits−1) − 1      s = Q / max(max|x|, 1e-5)      q = clip(round(x·s), −Q−1, Q)
 * in float32, as the definition does (`model/quantise.ts`), so that both choose the same integer.
 * Source: Ma et al. 2024 (BitNet b1.58), section 2, with the clamp of the released code.
 *
 * @param x `[count, columns]`
 * @param q `[count, columns]`, overwritten
 * @param scales `[count]`, overwritten with s
 */
export function roundActivations(x: Float32Array, count: number, bits: 8 | 4, q: Int8Array, scales: Float32Array): void {
  const columns = x.length / count;
  const largest = 2 ** (bits - 1) - 1;
  for (let i = 0; i < count; i++) {
    const [start, end] = [i * columns, (i + 1) * columns];
    let peak = 0;
    for (let j = start; j < end; j++) peak = Math.max(peak, Math.abs(x[j] ?? 0));
    const scale = Math.fround(largest / Math.max(peak, Math.fround(1e-5)));
    scales[i] = scale;
    for (let j = start; j < end; j++) {
      const rounded = Math.fround((x[j] ?? 0) * scale) + roundingConstant - roundingConstant;
      q[j] = rounded > largest ? largest : rounded < -largest - 1 ? -largest - 1 : rounded;
    }
  }
}
