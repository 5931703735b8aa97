import * as tf from '@tensorflow/tfjs-core';
import type { QuantiserVariant } from '../catalog/modes/mode';
import { modeOf, type ModeId } from '../catalog/modes/modes';
import { quantiseActivations } from './quantise-activations';
import { effectiveWeight, quantiseWeight } from './quantise-weight';

export interface BitLinearOptions {
  /** `ternary` by default. */
  readonly quantize?: ModeId;
  /** 8 by default; ignored when `quantize` is `none`. */
  readonly activationBits?: 8 | 4 | null;
  readonly weightScale?: 'absmean' | 'none';
  readonly variant?: QuantiserVariant;
  readonly lambda?: number;
  /** `[out]` */
  readonly bias?: tf.Tensor;
}

/**
 * BitLinear, whole: quantise the weight, quantise the activations, multiply.
 *   y = x̃ · W̃ᵀ (+ b)      ∂L/∂x = ∂L/∂y · W̃      ∂L/∂W = (∂L/∂y)ᵀ · x̃
 * Both gradients meet the *quantised* partner; the rounding itself is passed straight through.
 * Source: Wang et al. 2023 (BitNet), Eq. 11; Ma et al. 2024 (b1.58).
 *
 * @param x `[…, in]`
 * @param weight latent weight `[out, in]`
 * @returns `[…, out]`
 */
export function bitLinear(x: tf.Tensor, weight: tf.Tensor, options: BitLinearOptions = {}): tf.Tensor {
  const { quantize: mode = 'ternary', activationBits = 8, weightScale = 'absmean', variant = 'bitnet', lambda = 1 } = options;
  const bits = modeOf(mode).quantisesActivations ? activationBits : null;
  const effective = effectiveWeight(weight, quantiseWeight(weight, mode, variant), { mode, weightScale, lambda });
  return linear(quantiseActivations(x, { bits, lambda }), effective, options.bias);
}

/**
 * y = x · Wᵀ (+ b), rows of any leading shape.
 *
 * @param x `[…, in]`
 * @param weight `[out, in]`
 * @returns `[…, out]`
 */
export function linear(x: tf.Tensor, weight: tf.Tensor, bias?: tf.Tensor): tf.Tensor {
  const features = x.shape[x.rank - 1] ?? 1;
  const rows = tf.reshape(x, [-1, features]);
  const product = tf.matMul(rows, weight, false, true); // [rows, out]
  const y = bias === undefined ? product : tf.add(product, bias);
  return x.rank === 2 ? y : tf.reshape(y, [...x.shape.slice(0, -1), weight.shape[0] ?? 1]);
}
