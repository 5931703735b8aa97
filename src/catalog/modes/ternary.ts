import * as words from '#words/catalog/modes';
import type { Mode } from './mode';
import { trits } from './packings';
import type { Staircase } from './staircase';

/**
 * Ternary "absmean" quantisation.
 *   γ = max(mean|W|, 1e-5)      Q = clip(round(W / γ), −1, +1)      W̃ = γ·Q
 * A weight of exactly ½γ rounds to 0 (half to even).
 * Source: Ma et al. 2024, "The Era of 1-bit LLMs", Eq. 1–3 (the clamp is that of the released code).
 */
export const ternary: Mode = {
  label: words.ternary,
  labelInText: words.ternaryInText,
  summary: words.ternarySummary,
  source: words.ternarySource,
  rule: 'γ = mean|w|, q = clip(round(w ⁄ γ), −1, +1)',
  symbol: 'γ',
  look: { colour: 'var(--ternary)', dashes: 'none', width: 2.4 },
  order: 1,
  comparedByDefault: true,
  roundsFull: true,
  levels: [-1, 0, 1],
  thresholds: [-0.5, 0.5],
  centred: false,
  granularity: 'matrix',
  packing: trits,
  quantisesActivations: true,
  quantise(tf, weight, variant) {
    const absMean = tf.mean(tf.abs(weight));
    if (variant === 'edifice') {
      const ratio = tf.div(weight, tf.add(absMean, 1e-6));
      const awayFromZero = tf.mul(tf.sign(ratio), tf.floor(tf.add(tf.abs(ratio), 0.5)));
      return { codes: tf.clipByValue(awayFromZero, -1, 1), scale: tf.reshape(absMean, []) };
    }
    const scale = tf.maximum(absMean, 1e-5);
    // The released code multiplies by the reciprocal; dividing instead would move weights that sit on a threshold.
    const codes = tf.clipByValue(tf.round(tf.mul(weight, tf.div(1, scale))), -1, 1);
    return { codes, scale: tf.reshape(scale, []) };
  },
  rounding: null,
  wgsl: (variant) =>
    variant === 'edifice'
      ? { scale: 'absMean', code: 'clamp(sign(w) * floor(abs(w / (absMean + 1e-6)) + 0.5), -1.0, 1.0)' }
      : { scale: 'max(absMean, 1e-5)', code: 'clamp(round(w * (1.0 / scale)), -1.0, 1.0)' },
  staircase(variant, { absMean }) {
    // Away from zero: both halves belong to the outer level. Half to even: both belong to 0.
    const cutsAt = (half: number, outward: boolean): Staircase['cuts'] => [
      { at: -half, inclusive: !outward, rise: 1 },
      { at: half, inclusive: outward, rise: 1 },
    ];
    if (variant === 'edifice') return { scale: absMean, factor: 1, lowest: -1, cuts: cutsAt(0.5 * Math.fround(absMean + 1e-6), true) };
    const scale = Math.fround(Math.max(absMean, 1e-5));
    return { scale, factor: Math.fround(1 / scale), lowest: -1, cuts: cutsAt(0.5, false) };
  },
};
