import type { OptimiserStep } from '../catalog/optimisers/optimisers';
import type { PortableTensor } from '../formats/format';
import type { ModelSpec } from '../model/model-spec';
import type { Examples } from './batches';
import type { Meter } from './evaluate';
import type { LookWish, WeightLook } from './look';
import type { Snapshot } from './snapshot';

/** The weights of one step, as training has them and as a packed file does. */
export interface PackedWeights {
  readonly step: number;
  /** `[parameters]` */
  readonly latents: Float32Array;
  readonly tensors: readonly PortableTensor[];
}

export interface StepperSettings {
  readonly lambda: number;
  /** λ of the step after this one. */
  readonly nextLambda: number;
  readonly optimiser: OptimiserStep;
  readonly seed: number;
}

/** Outcome of a completed step. */
export interface StepOutcome {
  /** Training loss before the update, in nats. */
  readonly lossNats: number;
  /** How many codes the update changed, per BitLinear. */
  readonly flips: Float32Array;
}

/**
 * What takes the optimiser steps of a run. The readable definition in TensorFlow.js runs everywhere; a plan compiled
 * for the hardware is fast. All start from the same weights and mean the same arithmetic.
 *
 * A step is *issued*: its outcome comes later, and the next one may be issued before. The weights are always those after
 * the last step that was issued.
 */
export interface Stepper {
  readonly path: 'definition' | 'plan';
  readonly model: ModelSpec;
  /** Optimiser steps issued. */
  readonly step: number;
  /** Threads of the processor that took the last step, where they are this stepper's to choose. */
  readonly threads?: number;
  /** How many steps may be issued before the outcome of the first is awaited; above 1, issuing does not block. */
  readonly stepsInFlight: number;
  /** The state is lost with its device, and is therefore copied to the host periodically. */
  readonly volatile: boolean;
  /**
   * Issues one step. It may wait for {@link submit}, and its outcome for {@link collect}. A loss that is not finite is an
   * outcome like any other: what it means for the run, `Run` decides.
   */
  issue(examples: Examples, settings: StepperSettings): Promise<StepOutcome>;
  /** Hands over what has been issued. Steppers that share a device share the submission: the first call sends all. */
  submit(): void;
  /** Flushes outcomes that would otherwise come with a later step; sent with the next submission. */
  collect(): void;
  /** Rolls back to the state after `step` steps; false where that is no longer held. Requires that no step is in flight. */
  rewind(step: number): boolean;
  /** Reads the current state, in order with issued steps; neither blocks nor affects later ones. */
  snapshot(): Promise<Snapshot>;
  /** Restores a snapshot. Requires that no step is in flight. */
  restore(snapshot: Snapshot): void;
  /** Prepares looks where needed; {@link look} then covers the steps issued before the call. */
  prepareLook?(): Promise<void>;
  /** Looks at the current state of every BitLinear; training may go on meanwhile. */
  look(wish: LookWish): Promise<WeightLook>;
  /** The current weights; training may go on meanwhile. */
  pack(): Promise<PackedWeights>;
  /** Measures the current weights, unaffected by further training; null: the definition has to, from a snapshot. */
  meter(): Meter | null;
  dispose(): void;
}
