import * as tf from '@tensorflow/tfjs-core';

export interface AdamwSettings {
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** Decoupled: p ← p·(1 − learningRate·weightDecay). */
  readonly weightDecay: number;
  /** Gradients of a larger global norm are scaled down to it; null: not clipped. */
  readonly clipNorm: number | null;
}

export type Moments = {
  /** All flat, `[parameters]`. */
  readonly first: tf.Tensor;
  readonly second: tf.Tensor;
};

/**
 * One AdamW step on all parameters at once, as one flat vector.
 *   m ← β₁m + (1−β₁)g      v ← β₂v + (1−β₂)g²
 *   p ← p·(1 − η·decay) − η · m/(1−β₁ᵗ) / (√(v/(1−β₂ᵗ)) + ε)
 * Source: Loshchilov & Hutter 2019, Algorithm 2, in the form of `torch.optim.AdamW`.
 *
 * @param step number of this step, from 1
 */
export function adamw(
  parameters: tf.Tensor,
  gradient: tf.Tensor,
  moments: Moments,
  step: number,
  { learningRate, beta1, beta2, epsilon, weightDecay, clipNorm }: AdamwSettings,
): { readonly parameters: tf.Tensor; readonly moments: Moments } {
  const g = clipNorm === null ? gradient : clipped(gradient, clipNorm);
  const first = tf.add(tf.mul(moments.first, beta1), tf.mul(g, 1 - beta1));
  const second = tf.add(tf.mul(moments.second, beta2), tf.mul(tf.square(g), 1 - beta2));
  const root = tf.add(tf.mul(tf.sqrt(second), 1 / Math.sqrt(1 - beta2 ** step)), epsilon);
  const change = tf.mul(tf.div(first, root), learningRate / (1 - beta1 ** step));
  const decayed = weightDecay === 0 ? parameters : tf.mul(parameters, 1 - learningRate * weightDecay);
  return { parameters: tf.sub(decayed, change), moments: { first, second } };
}

/** g · min(1, most / ‖g‖): clipping by the global norm (Pascanu et al. 2013), with the 1e-6 of `clip_grad_norm_`. */
function clipped(gradient: tf.Tensor, most: number): tf.Tensor {
  const norm = tf.sqrt(tf.sum(tf.square(gradient)));
  return tf.mul(gradient, tf.minimum(1, tf.div(most, tf.add(norm, 1e-6))));
}
