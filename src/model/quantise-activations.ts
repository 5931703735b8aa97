import * as tf from '@tensorflow/tfjs-core';
import { straightThrough } from './straight-through';

export interface ActivationRounding {
  /** 8 or 4; null leaves activations as they are. */
  readonly bits: 8 | 4 | null;
  /** Share of the rounding that is applied, 0 … 1: x + λ·(round(x) − x). */
  readonly lambda: number;
}

/**
 * Rounds activations to signed integers, one scale per token, with a straight-through gradient.
 *   Q = 2^(bits−1) − 1      s = Q / max(max|x|, 1e-5)      x̃ = clip(round(x·s), −Q−1, Q) / s
 * The maximum runs over the last axis; ties round to even.
 * Source: Ma et al. 2024 (BitNet b1.58), section 2, with the clamp of the released code.
 *
 * @param x `[…, features]`; the result has the same shape.
 */
export function quantiseActivations(x: tf.Tensor, { bits, lambda }: ActivationRounding): tf.Tensor {
  if (bits === null || lambda === 0) return x;
  const largest = 2 ** (bits - 1) - 1;
  return straightThrough(x, (value) => {
    const scale = tf.div(largest, tf.maximum(tf.max(tf.abs(value), -1, true), 1e-5));
    const rounded = tf.div(tf.clipByValue(tf.round(tf.mul(value, scale)), -largest - 1, largest), scale);
    return lambda === 1 ? rounded : tf.add(value, tf.mul(tf.sub(rounded, value), lambda));
  });
}
