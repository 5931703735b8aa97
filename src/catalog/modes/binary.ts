import * as words from '#words/catalog/modes';
import type { Mode } from './mode';
import { signs } from './packings';

/**
 * Binary quantisation.
 *   α = mean(W)      β = mean|W|      Q = Sign(W − α), Sign(x) = +1 if x > 0 else −1      W̃ = β·Q
 * β is of the uncentred W, and α only decides the sign: it is not added back. One bit has no zero, so the tie
 * W = α goes to −1 as in the paper, not to 0 as `torch.sign` would.
 * Source: Wang et al. 2023, "BitNet: Scaling 1-bit Transformers", Eq. 1–3.
 */
export const binary: Mode = {
  label: words.binary,
  labelInText: words.binaryInText,
  summary: words.binarySummary,
  source: words.binarySource,
  rule: words.binaryRule,
  symbol: 'β',
  look: { colour: 'var(--binary)', dashes: '2.5 2.5', width: 2.2 },
  order: 2,
  comparedByDefault: true,
  roundsFull: true,
  levels: [-1, 1],
  thresholds: [0],
  centred: true,
  granularity: 'matrix',
  packing: signs,
  quantisesActivations: true,
  quantise(tf, weight, variant) {
    const scale = tf.reshape(tf.mean(tf.abs(weight)), []);
    const above = variant === 'edifice' ? tf.greaterEqual(weight, 0) : tf.greater(weight, tf.mean(weight));
    return { codes: tf.sub(tf.mul(tf.cast(above, 'float32'), 2), 1), scale };
  },
  rounding: null,
  wgsl: (variant) => ({ scale: 'absMean', code: variant === 'edifice' ? 'select(-1.0, 1.0, w >= 0.0)' : 'select(-1.0, 1.0, w > mean)' }),
  staircase: (variant, { absMean, mean }) => ({
    scale: absMean,
    factor: 1,
    lowest: -1,
    cuts: [variant === 'edifice' ? { at: 0, inclusive: true, rise: 2 } : { at: mean, inclusive: false, rise: 2 }],
  }),
};
