import type * as Tf from '@tensorflow/tfjs-core';
import type { Staircase } from './staircase';

/** What a mode needs of TensorFlow.js. It comes in as an argument, so the page can read labels without loading it. */
export type TensorFlow = typeof Tf;

/**
 * Which published rule a quantiser follows where they differ.
 * - `bitnet`: ties to even, γ = max(mean|W|, 1e-5), binary centred on mean(W), sign(0) = −1 (BitNet papers and code).
 * - `edifice`: ties away from zero, γ = mean|W| + 1e-6, binary not centred, sign(0) = +1 (Edifice.Feedforward.BitNet).
 */
export type QuantiserVariant = 'bitnet' | 'edifice';

export type QuantisedWeight = {
  /** Integer codes as float32, same shape as the weight. Full precision has none: its codes are the weights. */
  readonly codes: Tf.Tensor;
  /** γ (ternary) or β (binary), a scalar: the weight that the forward pass uses is `codes · scale`. */
  readonly scale: Tf.Tensor;
};

/** The rule of a mode as expressions of WGSL, for kernels that quantise on the GPU. All names in them are f32. */
export interface WgslQuantiser {
  /** The scale of a matrix, from `absMean` = mean|W|. */
  readonly scale: string;
  /** The code of a weight `w`, from `mean` = mean(W), `absMean` and `scale`. */
  readonly code: string;
}

/** One way to quantise the weights of a BitLinear. Adding one: a file here and a line in `modes.ts`. */
export interface Mode {
  readonly label: string;
  /** One line for a person who meets the mode for the first time. */
  readonly summary: string;
  /** Where the rule is published. */
  readonly source: string;
  /** The values a code can take, ascending; `null` when weights keep full precision. */
  readonly levels: readonly number[] | null;
  /** Where on the axis w/γ a code changes; binary's single threshold is mean(W)/γ, drawn by the caller. */
  readonly thresholds: readonly number[];
  /** Bits a weight takes in the packed file: 1.6 is five trits a byte, 1 is a bit, 32 is float32. */
  readonly packedBits: number;
  /** Whether activations entering the BitLinear are rounded too. Full precision rounds nothing. */
  readonly quantisesActivations: boolean;
  /**
   * Codes and scale of one weight matrix `[out, in]`; one scale for the whole matrix. Plain tensor arithmetic with no
   * gradient of its own: `straightThrough` of `model/quantise.ts` decides what flows back.
   */
  quantise(tf: TensorFlow, weight: Tf.Tensor, variant: QuantiserVariant): QuantisedWeight;
  /** The same rule as {@link Mode.quantise}, for WebGPU kernels; null: weights are used as they are. */
  wgsl(variant: QuantiserVariant): WgslQuantiser | null;
  /** The same rule as numbers, for kernels on the CPU, from mean|W| and mean(W) of a matrix; null: weights are used as they are. */
  staircase(variant: QuantiserVariant, means: { readonly absMean: number; readonly mean: number }): Staircase | null;
}
