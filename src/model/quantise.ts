/**
 * What makes a linear layer a BitLinear, in the order in which it happens: the weight is rounded, what enters is
 * rounded, the two are multiplied, and gradients pass straight through both roundings.
 */
import * as tf from '@tensorflow/tfjs-core';
import { largestActivation, type ActivationBits, type ActivationRule } from '../catalog/modes/activations';
import { spreadScale } from '../catalog/modes/granularity';
import type { QuantisedWeight, QuantiserVariant } from '../catalog/modes/mode';
import { insideBy, learntGradient, quantiserOf } from '../catalog/modes/round-by';
import { defaultMode, modeOf, type ModeId } from '../catalog/modes/modes';
import { rotated } from './rotation';

export interface BitLinearOptions {
  /** `ternary` by default. */
  readonly quantize?: ModeId;
  /** 8 by default; ignored when `quantize` is `none`. */
  readonly activationBits?: ActivationBits | null;
  /** `absmax` by default. */
  readonly activationRule?: ActivationRule;
  /** Whether the input is rotated before it is rounded; no, by default. */
  readonly rotation?: boolean;
  readonly weightScale?: 'absmean' | 'none';
  readonly variant?: QuantiserVariant;
  readonly lambda?: number;
  /** Of a mode that learns its scales: a number for each, in any shape; what training begins with where it is left out. */
  readonly learntScale?: tf.Tensor;
  /** `[out]` */
  readonly bias?: tf.Tensor;
}

/**
 * BitLinear, whole: quantise the weight, rotate where asked and quantise the activations, multiply.
 *   y = x̃ · W̃ᵀ (+ b)      ∂L/∂x = ∂L/∂y · W̃      ∂L/∂W = (∂L/∂y)ᵀ · x̃
 * Both gradients meet the *quantised* partner; the rounding itself is passed straight through.
 * Source: Wang et al. 2023 (BitNet), Eq. 11; Ma et al. 2024 (b1.58).
 *
 * @param x `[…, in]`
 * @param weight latent weight `[out, in]`
 * @returns `[…, out]`
 */
export function bitLinear(x: tf.Tensor, weight: tf.Tensor, options: BitLinearOptions = {}): tf.Tensor {
  const { quantize: mode = defaultMode, activationBits = 8, activationRule: rule = 'absmax', rotation = false } = options;
  const { weightScale = 'absmean', variant = 'bitnet', lambda = 1 } = options;
  const bits = modeOf(mode).quantisesActivations ? activationBits : null;
  const { learntScale } = options;
  const effective = effectiveWeight(weight, quantiseWeight(weight, mode, variant, learntScale), { mode, weightScale, lambda }, learntScale);
  return linear(quantiseActivations(rotation ? rotated(x) : x, { bits, rule, lambda }), effective, options.bias);
}

/** Codes and scale of a latent weight `[out, in]` by the mode's own rule; the single rule that training, drawing and files share. */
export function quantiseWeight(
  latent: tf.Tensor,
  mode: ModeId,
  variant: QuantiserVariant = 'bitnet',
  learntScale?: tf.Tensor,
): QuantisedWeight {
  return quantiserOf(modeOf(mode))(tf, latent, variant, learntScale);
}

export interface WeightRounding {
  readonly mode: ModeId;
  /** `absmean`: codes are multiplied by their scale; `none`: used bare, and the latent is divided by it instead. */
  readonly weightScale: 'absmean' | 'none';
  /** Share of the rounding that is applied, 0 … 1. Anything but 1 is for the warm-up of training only. */
  readonly lambda: number;
}

/**
 * The weight that the forward pass multiplies by:  W̃ = W + λ·(scale·codes − W), with gradient ∂L/∂W = ∂L/∂W̃, or
 * (1 − λ·(1 − inside))·∂L/∂W̃ where a recipe lets no gradient pass outside.
 * At λ = 1 it is exactly `scale·codes`; with `weightScale: 'none'` the whole of it is divided by the scale, so that it
 * is exactly `codes`.
 * A learnt scale gets λ·∂L/∂a, see `weight-rule.ts`.
 * Source of λ: the warm-up of Hugging Face's "Fine-tuning LLMs to 1.58bit" (2024).
 *
 * @param latent `[out, in]`
 */
export function effectiveWeight(
  latent: tf.Tensor,
  quantised: QuantisedWeight,
  rounding: WeightRounding,
  learntScale?: tf.Tensor,
): tf.Tensor {
  const { mode, lambda } = rounding;
  if (mode === 'none') return latent;
  const rule = modeOf(mode).rounding;
  const replaced = (value: tf.Tensor): tf.Tensor => interpolate(value, quantised, rounding);
  if (rule === null || rule.passes === null) return straightThrough(latent, replaced);
  const passing = (value: tf.Tensor, learnt?: tf.Tensor): tf.Tensor =>
    tf.sub(1, tf.mul(lambda, tf.sub(1, insideBy(tf, rule, value, learnt))));
  if (rule.learnt === undefined || learntScale === undefined) return straightThrough(latent, replaced, passing);
  const operation = tf.customGrad((x, a, save) => {
    const [weight, learnt] = [x as tf.Tensor, a as tf.Tensor];
    (save as tf.GradSaveFunc)([quantised.codes]);
    return {
      value: replaced(weight),
      gradFunc: (dy: tf.Tensor, [codes]: readonly tf.Tensor[]) => [
        tf.mul(dy, passing(weight, learnt)),
        tf.mul(learntGradient(tf, rule, { weight, codes: codes!, learnt }, dy), lambda),
      ],
    };
  });
  return operation(latent, learntScale);
}

function interpolate(latent: tf.Tensor, quantised: QuantisedWeight, { mode, weightScale, lambda }: WeightRounding): tf.Tensor {
  const { codes } = quantised;
  const scale = spreadScale(tf, quantised.scale, modeOf(mode).granularity, latent.shape[1] ?? 1);
  const bare = weightScale === 'none';
  // Not by the formula at λ = 1: w + (q − w) differs from q in the last bits, and files hold q.
  const target = bare ? codes : tf.mul(codes, scale);
  if (lambda === 1) return tf.clone(target);
  const start = bare ? tf.div(latent, tf.maximum(scale, 1e-5)) : latent;
  return tf.add(start, tf.mul(tf.sub(target, start), lambda));
}

export interface ActivationRounding {
  /** null leaves activations as they are. */
  readonly bits: ActivationBits | null;
  /** `absmax` by default. */
  readonly rule?: ActivationRule;
  /** Share of the rounding that is applied, 0 … 1: x + λ·(round(x) − x). */
  readonly lambda: number;
}

/**
 * Rounds activations to signed integers, one step per token, with a straight-through gradient, also where it clips.
 *   Q = 2^(bits−1) − 1      q = clip(round(x·s), −Q−1, Q)
 *   absmax    s = Q ⁄ max(max|x|, 1e-5)      x̃ = q ⁄ s
 *   absmean   s = √Q ⁄ (mean|x| + 1e-5)      x̃ = q · mean|x| ⁄ √Q
 * Maximum and mean run over the last axis; ties round to even.
 * Source: Ma et al. 2024 (BitNet b1.58), section 2, with the clamp of the released code; absmean: Wang et al. 2025
 * (BitNet v2), Eq. 6.
 *
 * @param x `[…, features]`; the result has the same shape.
 */
export function quantiseActivations(x: tf.Tensor, { bits, rule = 'absmax', lambda }: ActivationRounding): tf.Tensor {
  if (bits === null || lambda === 0) return x;
  return straightThrough(x, (value) => {
    const rounded = roundTo[rule](value, largestActivation(bits));
    return lambda === 1 ? rounded : tf.add(value, tf.mul(tf.sub(rounded, value), lambda));
  });
}

/** Rounds by the step of each rule, Q given. */
const roundTo: Readonly<Record<ActivationRule, (x: tf.Tensor, largest: number) => tf.Tensor>> = {
  absmax(x, largest) {
    const scale = tf.div(largest, tf.maximum(tf.max(tf.abs(x), -1, true), 1e-5)); // […, 1]
    return tf.div(clipped(tf.mul(x, scale), largest), scale);
  },
  absmean(x, largest) {
    const mean = tf.div(tf.sum(tf.abs(x), -1, true), x.shape[x.rank - 1] ?? 1); // […, 1]
    const codes = clipped(tf.mul(x, tf.div(Math.sqrt(largest), tf.add(mean, 1e-5))), largest);
    return tf.mul(codes, tf.div(mean, Math.sqrt(largest)));
  },
};

const clipped = (x: tf.Tensor, largest: number): tf.Tensor => tf.clipByValue(tf.round(x), -largest - 1, largest);

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

/**
 * Straight-through estimator: the forward pass uses `replacement`, the backward pass acts as if it had been `original`.
 *   y = original + stop_gradient(replacement − original)      ∂L/∂original = ∂L/∂y
 * The scales inside `replacement` get no gradient of their own. `passing` multiplies the gradient: 0 where a recipe lets none pass.
 * Source: Bengio et al. 2013, arXiv:1308.3432; used so in BitNet (2023, section 2.2) and its released code.
 */
function straightThrough(
  original: tf.Tensor,
  replacement: (original: tf.Tensor) => tf.Tensor,
  passing?: (original: tf.Tensor) => tf.Tensor,
): tf.Tensor {
  const operation = tf.customGrad((x) => ({
    value: replacement(x as tf.Tensor),
    gradFunc: (dy: tf.Tensor) => (passing === undefined ? dy : tf.mul(dy, passing(x as tf.Tensor))),
  }));
  return operation(original);
}
