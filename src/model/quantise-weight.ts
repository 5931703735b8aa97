import * as tf from '@tensorflow/tfjs-core';
import type { QuantisedWeight, QuantiserVariant } from '../catalog/modes/mode';
import { modeOf, type ModeId } from '../catalog/modes/modes';
import { straightThrough } from './straight-through';

/** Codes and scale of a latent weight `[out, in]` by the mode's own rule; the single rule that training, drawing and files share. */
export function quantiseWeight(latent: tf.Tensor, mode: ModeId, variant: QuantiserVariant = 'bitnet'): QuantisedWeight {
  return modeOf(mode).quantise(tf, latent, variant);
}

export interface WeightRounding {
  readonly mode: ModeId;
  /** `absmean`: codes are multiplied by their scale; `none`: used bare, and the latent is divided by it instead. */
  readonly weightScale: 'absmean' | 'none';
  /** Share of the rounding that is applied, 0 … 1. Anything but 1 is for the warm-up of training only. */
  readonly lambda: number;
}

/**
 * The weight that the forward pass multiplies by:  W̃ = W + λ·(scale·codes − W), with gradient ∂L/∂W = ∂L/∂W̃.
 * At λ = 1 it is exactly `scale·codes`; with `weightScale: 'none'` the whole of it is divided by the scale, so that it
 * is exactly `codes`.
 * Source of λ: the warm-up of Hugging Face's "Fine-tuning LLMs to 1.58bit" (2024).
 *
 * @param latent `[out, in]`
 */
export function effectiveWeight(latent: tf.Tensor, quantised: QuantisedWeight, rounding: WeightRounding): tf.Tensor {
  if (rounding.mode === 'none') return latent;
  return straightThrough(latent, (value) => interpolate(value, quantised, rounding));
}

function interpolate(latent: tf.Tensor, { codes, scale }: QuantisedWeight, { weightScale, lambda }: WeightRounding): tf.Tensor {
  const bare = weightScale === 'none';
  // Not by the formula at λ = 1: w + (q − w) differs from q in the last bits, and files hold q.
  const target = bare ? codes : tf.mul(codes, scale);
  if (lambda === 1) return tf.clone(target);
  const start = bare ? tf.div(latent, tf.maximum(scale, 1e-5)) : latent;
  return tf.add(start, tf.mul(tf.sub(target, start), lambda));
}
