import type * as Tf from '@tensorflow/tfjs-core';
import type { TensorFlow } from '../modes/granularity';

/** What one step is taken with beside weights and gradient. */
export interface OptimiserSettings<Constant extends string = string> {
  readonly learningRate: number;
  readonly weightDecay: number;
  /** Gradients of a larger global norm are scaled down to it; null: not clipped. */
  readonly clipNorm: number | null;
  readonly constants: Readonly<Record<Constant, number>>;
}

/** Weights, and one vector of the same length for every slot: tensors `[parameters]`, or the numbers of one weight. */
export type Updated<Values, Slot extends string = string> = {
  readonly latents: Values;
  readonly slots: Readonly<Record<Slot, Values>>;
};

/**
 * An optimiser as settings, files and page know it. Adding one: a folder here, a line in `optimisers.ts` and in `rules.ts`,
 * and one in `plan/kernels/module.as.ts` for its AssemblyScript.
 */
export interface Optimiser<Slot extends string = string, Constant extends string = string> {
  readonly label: string;
  /** One sentence for a person who chooses. */
  readonly summary: string;
  /** The rule as the page shows it. */
  readonly rule: string;
  /** What it keeps of every weight, in words: "two moments". */
  readonly keeps: string;
  /** What learning rate did best beside AdamW's, for which the defaults of the tasks are: as measured, see decision 22; null: it is AdamW. */
  readonly learningRateAdvice: string | null;
  /** Where the rule is published. */
  readonly source: string;
  /** What it keeps of every weight from step to step, by name, each `[parameters]` and 0 at first. Checkpoints hold it as `optimiser.<slot>`. */
  readonly slots: readonly Slot[];
  /** Those of which no value is ever below 0. */
  readonly nonNegativeSlots: readonly Slot[];
  /** The same for every experiment. */
  readonly constants: Readonly<Record<Constant, number>>;
}

/**
 * How it moves the weights; apart from its description, because the page needs no more than that. Written four times: as
 * the definition that everything is judged by, and for the three that take compiled steps. All of them are given a
 * gradient that has been clipped. `Hyper` are the numbers that the compiled ones are written in; where each stands,
 * TypeScript, WGSL and AssemblyScript read from the same file, `hyper.as.ts`.
 */
export interface OptimiserRule<Slot extends string = string, Constant extends string = string, Hyper extends string = string> {
  /** The rule, on all weights at once. `step`: number of this step, from 1. */
  update(
    tf: TensorFlow,
    latents: Tf.Tensor,
    gradient: Tf.Tensor,
    slots: Readonly<Record<Slot, Tf.Tensor>>,
    settings: OptimiserSettings<Constant>,
    step: number,
  ): Updated<Tf.Tensor, Slot>;
  /** Places of the numbers below among those of a step, in words. */
  readonly hyperPlaces: Readonly<Record<Hyper, number>>;
  /** The numbers that compiled steps are given. */
  hyper(settings: OptimiserSettings<Constant>, step: number): Readonly<Record<Hyper, number>>;
  /** The rule on one weight, in double precision. */
  formula(
    latent: number,
    slope: number,
    slots: Readonly<Record<Slot, number>>,
    hyper: Readonly<Record<Hyper, number>>,
  ): Updated<number, Slot>;
  /** The rule as statements of WGSL on weight `n`: arrays `latents` and one by the name of each slot, f32 `slope` and by the name of each hyper. */
  readonly wgsl: string;
}
