import { largestActivation, type ActivationBits, type ActivationRule } from '../catalog/modes/activations';

/** Adding and taking away 1.5·2⁵² leaves a float64 rounded to an integer, ties to even. */
const roundingConstant = 6755399441055744;

/** How activations become integers. */
export interface ActivationGrid {
  readonly bits: ActivationBits;
  readonly rule: ActivationRule;
}

/** Activations in whole numbers. */
export interface RoundedActivations {
  /** `[count, columns]` */
  readonly q: Int8Array;
  /** Brings what is made of the integers of a vector back: v / s (`absmax`) or v · mean|x| / √Q (`absmean`), as the definition does. */
  restored(value: number, vector: number): number;
}

/**
 * Rounds activation vectors to signed integers, one step each:
 *   Q = 2^(bits−1) − 1      q = clip(round(x·s), −Q−1, Q)
 *   absmax   s = Q / max(max|x|, 1e-5)      absmean   s = √Q / (mean|x| + 1e-5), and back by mean|x| / √Q
 * in float32, as the definition does (`model/quantise.ts`), so that both choose the same integer.
 * Source: Ma et al. 2024 (BitNet b1.58), section 2, with the clamp of the released code; Wang et al. 2025 (v2), Eq. 6.
 *
 * @param x `[count, columns]`
 */
export function roundActivations(x: Float32Array, count: number, { bits, rule }: ActivationGrid): RoundedActivations {
  const columns = x.length / count;
  const largest = largestActivation(bits);
  const q = new Int8Array(x.length);
  const factors = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const [start, end] = [i * columns, (i + 1) * columns];
    const [scale, factor] = factorsOf[rule](x.subarray(start, end), largest);
    factors[i] = factor;
    for (let j = start; j < end; j++) {
      const rounded = Math.fround((x[j] ?? 0) * scale) + roundingConstant - roundingConstant;
      q[j] = rounded > largest ? largest : rounded < -largest - 1 ? -largest - 1 : rounded;
    }
  }
  const factorOf = (vector: number): number => factors[vector] ?? Number.NaN;
  return { q, restored: rule === 'absmax' ? (value, vector) => value / factorOf(vector) : (value, vector) => value * factorOf(vector) };
}

/** The multiplier of a vector, and what brings its integers back. */
const factorsOf: Readonly<Record<ActivationRule, (x: Float32Array, largest: number) => readonly [number, number]>> = {
  absmax(x, largest) {
    let peak = 0;
    for (const value of x) peak = Math.max(peak, Math.abs(value));
    const scale = Math.fround(largest / Math.max(peak, Math.fround(1e-5)));
    return [scale, scale];
  },
  absmean(x, largest) {
    let sum = 0;
    for (const value of x) sum += Math.abs(value);
    const mean = Math.fround(Math.fround(sum) / x.length);
    const root = Math.fround(Math.sqrt(largest));
    return [Math.fround(root / Math.fround(mean + Math.fround(1e-5))), Math.fround(mean / root)];
  },
};
