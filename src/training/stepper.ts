import type { BitNet } from '../model/bitnet';
import type { WeightSet } from '../model/weights';
import type { AdamwSettings } from './adamw';
import type { Examples } from './batches';

export interface StepperSettings {
  readonly lambda: number;
  /** λ of the step after this one. */
  readonly nextLambda: number;
  readonly optimiser: AdamwSettings;
  readonly seed: number;
}

/**
 * What takes the optimiser steps of a run. Two exist: the readable definition in TensorFlow.js, which runs everywhere,
 * and the plan compiled for WebGPU. Both start from the same weights and mean the same arithmetic.
 */
export interface Stepper {
  readonly path: 'definition' | 'plan';
  readonly model: BitNet;
  /** Optimiser steps taken. */
  readonly step: number;
  /**
   * One step. When the loss is not finite it is returned all the same, and the stepper is back at its last good state:
   * `step` says which.
   *
   * @returns training loss before the update in nats, and how many codes the update changed, per BitLinear
   */
  advance(examples: Examples, settings: StepperSettings): Promise<{ readonly lossNats: number; readonly flips: Float32Array }>;
  /** Step 0 with these weights. */
  reset(weights: Readonly<Record<string, Float32Array>>): void;
  /** The weights as they stand, valid however training goes on; the caller disposes them. */
  copyWeights(): WeightSet;
  dispose(): void;
}
