import * as tf from '@tensorflow/tfjs-core';

/**
 * y = gain · x / √(mean(x²) + ε), over the last axis.
 * Source: Zhang & Sennrich 2019, Root Mean Square Layer Normalization, Eq. 4.
 *
 * @param x `[…, features]`
 * @param gain `[features]`; none: 1
 */
export function rmsNorm(x: tf.Tensor, gain: tf.Tensor | null, epsilon: number): tf.Tensor {
  const normed = tf.mul(x, tf.rsqrt(tf.add(tf.mean(tf.square(x), -1, true), epsilon)));
  return gain === null ? normed : tf.mul(normed, gain);
}

/**
 * y = gain · (x − mean(x)) / √(var(x) + ε) + bias, over the last axis, population variance.
 * Source: Ba et al. 2016, Layer Normalization, Eq. 4.
 *
 * @param x `[…, features]`
 * @param gain `[features]`; none: 1
 * @param bias `[features]`; none: 0
 */
export function layerNorm(x: tf.Tensor, gain: tf.Tensor | null, bias: tf.Tensor | null, epsilon: number): tf.Tensor {
  const centred = tf.sub(x, tf.mean(x, -1, true));
  const normed = rmsNorm(centred, gain, epsilon);
  return bias === null ? normed : tf.add(normed, bias);
}
