import type * as Tf from '@tensorflow/tfjs-core';
import type { Granularity, TensorFlow } from './granularity';
import type { ModeActivations } from './activations';
import type { Packing } from './packings';
import type { Staircase } from './staircase';
import type { WeightRule } from './weight-rule';

/**
 * Which published rule a quantiser follows where they differ.
 * - `bitnet`: ties to even, γ = max(mean|W|, 1e-5), binary centred on mean(W), sign(0) = −1 (BitNet papers and code).
 * - `edifice`: ties away from zero, γ = mean|W| + 1e-6, binary not centred, sign(0) = +1 (Edifice.Feedforward.BitNet).
 */
export type QuantiserVariant = 'bitnet' | 'edifice';

export type QuantisedWeight = {
  /** Codes as float32, whole numbers, same shape as the weight. Full precision has none: its codes are the weights. */
  readonly codes: Tf.Tensor;
  /**
   * γ, β: the weight that the forward pass uses is `codes · scale`. A scalar, `[out, 1]` by row, `[out, ⌈in / group⌉]` by
   * group.
   */
  readonly scale: Tf.Tensor;
};

/** `learnt`: the numbers of a rule that learns its units, one a group; what they begin with where they are left out. */
export type Quantise = (tf: TensorFlow, weight: Tf.Tensor, variant: QuantiserVariant, learnt?: Tf.Tensor) => QuantisedWeight;

/** The rule of a mode as expressions of WGSL, for kernels that quantise on the GPU. All names in them are f32. */
export interface WgslQuantiser {
  /** The scale of a matrix, from `absMean` = mean|W|. */
  readonly scale: string;
  /** The code of a weight `w`, from `mean` = mean(W), `absMean` and `scale`. */
  readonly code: string;
}

/** How runs of a mode are drawn, everywhere: never told apart by colour alone. */
export interface ModeLook {
  /** Of CSS; a mode without a token of its own gives `light-dark(#…, #…)`. */
  readonly colour: string;
  /** SVG `stroke-dasharray`. */
  readonly dashes: string;
  readonly width: number;
}

/**
 * One way to quantise the weights of a BitLinear, and all that is said, drawn and stored because of it. Adding one: a
 * file here and a line in `modes.ts`.
 */
export interface Mode {
  readonly label: string;
  /** The same in the middle of a sentence: "ternary". */
  readonly labelInText: string;
  /** One line for a person who meets the mode for the first time. Of a recipe it is empty, as are source and rule: `aboutMode` has them. */
  readonly summary: string;
  /** Where the rule is published. */
  readonly source: string;
  /** The rule as a formula: a latent w, its scale and its code q. Empty in full precision. */
  readonly rule: string;
  /** The letter of its scale: γ, β. Empty in full precision. */
  readonly symbol: string;
  readonly look: ModeLook;
  /** Its place wherever modes are listed, ascending; the first that is quantised stands for all. */
  readonly order: number;
  /** Whether a comparison has it unless a person chooses otherwise. */
  readonly comparedByDefault: boolean;
  /** Whether a trained full-precision model is rounded to it at every evaluation, as the control of training with rounding. */
  readonly roundsFull: boolean;
  /** The values a code can take, whole numbers, ascending and evenly spaced, sixteen at most; `null` when weights keep full precision. */
  readonly levels: readonly number[] | null;
  /** Where on the axis w/γ a code changes, ascending; see {@link thresholdsAt}. */
  readonly thresholds: readonly number[];
  /** Whether the thresholds are counted from the mean of the matrix, and not from 0. */
  readonly centred: boolean;
  readonly granularity: Granularity;
  /** How codes become bytes of the packed file; null: weights are float32. */
  readonly packing: Packing | null;
  /** Whether activations entering the BitLinear are rounded too. Full precision rounds nothing. */
  readonly quantisesActivations: boolean;
  /** Where the mode has a say in how; left out: bits as the experiment has them, the rule `absmax`, no rotation. */
  readonly activations?: ModeActivations;
  /**
   * Codes and scales of one weight matrix `[out, in]`. Plain tensor arithmetic with no gradient of its own:
   * `straightThrough` of `model/quantise.ts` decides what flows back. Null: {@link Mode.rounding} says it; `quantiserOf` has
   * either, for the page needs neither.
   */
  readonly quantise: Quantise | null;
  /** The rule as numbers that the definition and every kernel read; null: {@link Mode.quantise}, {@link Mode.wgsl} and {@link Mode.staircase} say it. */
  readonly rounding: WeightRule | null;
  /** The same rule for WebGPU kernels; null: weights are used as they are, or by {@link Mode.rounding}. */
  wgsl(variant: QuantiserVariant): WgslQuantiser | null;
  /** The same rule for kernels on the CPU, from mean|W| and mean(W) of a matrix; null as above. */
  staircase(variant: QuantiserVariant, means: { readonly absMean: number; readonly mean: number }): Staircase | null;
  /** Share of the steps before rounding begins: λ is 0 until then. */
  readonly lateShare?: number;
  /** The activation of the feed-forward network, where the mode decides it. */
  readonly feedForward?: 'relu2' | null;
  /** The design of the blocks, likewise: `recipe` of an experiment. */
  readonly block?: 'b1.58' | 'edifice' | null;
}

/** A mode that kernels know by its numbers alone. */
export const byNumbers: Pick<Mode, 'wgsl' | 'staircase' | 'quantise'> = { quantise: null, wgsl: () => null, staircase: () => null };

/**
 * Where on the axis w/γ a code of a matrix changes.
 *
 * @param mean mean(W)/γ of the matrix
 */
export const thresholdsAt = ({ thresholds, centred }: Pick<Mode, 'thresholds' | 'centred'>, mean: number): readonly number[] =>
  centred ? thresholds.map((threshold) => threshold + mean) : thresholds;

/** Bits that a weight takes in the packed file. */
export const packedBits = ({ packing }: Pick<Mode, 'packing'>): number => packing?.bits ?? 32;
