import * as words from '#words/training/definition';
import * as tf from '@tensorflow/tfjs-core';
import { bitNetOf, type BitNet } from '../../model/bitnet';
import type { ModelSpec } from '../../model/model-spec';
import { cloneWeights, disposeWeights, packWeights } from '../../model/weights';
import { underErrorScopes } from '../../plan/gpu/device-errors';
import type { Examples } from '../batches';
import { dropoutMasks } from './dropout';
import type { LookWish, WeightLook } from '../look';
import { lookAtWeights } from './inspect';
import { disposeBatch, toTensors } from './tensor-batches';
import { disposeState, readState, restoreState, trainingStep, type StepResult, type TrainingState } from './state';
import type { Snapshot } from '../snapshot';
import type { PackedWeights, StepOutcome, Stepper, StepperSettings } from '../stepper';

/** Trains with the TensorFlow.js definition on whichever backend is current. A class, because it owns device memory. */
export class DefinitionStepper implements Stepper {
  readonly path = 'definition';
  readonly model: BitNet;
  readonly stepsInFlight = 1;
  readonly volatile: boolean;
  #state: TrainingState;
  /** The state before the last step: its loss is known to be finite. The same as `#state` at the start. */
  #former: TrainingState;
  /** A device drops submissions beyond its limits, and the loss is then zero: its errors are captured for one step. */
  #isHeardOut = false;

  constructor({ architecture }: ModelSpec, snapshot: Snapshot) {
    const model = bitNetOf(architecture);
    this.model = model;
    this.volatile = tf.getBackend() === 'webgpu';
    this.#state = restoreState(model, snapshot);
    this.#former = this.#state;
  }

  get step(): number {
    return this.#state.step;
  }

  async issue(examples: Examples, settings: StepperSettings): Promise<StepOutcome> {
    const device = this.volatile && !this.#isHeardOut ? deviceOfBackend() : null;
    if (device === null) return this.#take(examples, settings);
    // A step is encoded synchronously until its loss is read.
    const { value, refusal } = underErrorScopes(device, async () => this.#take(examples, settings));
    const [outcome, reason] = await Promise.all([value, refusal]);
    if (reason !== null) throw new Error(words.refusedPart(reason));
    this.#isHeardOut = true;
    return outcome;
  }

  async #take(examples: Examples, { lambda, optimiser, seed }: StepperSettings): Promise<StepOutcome> {
    const { dropout, seqLen } = this.model.architecture;
    const batch = toTensors(examples, seqLen);
    const masks = dropout === 0 ? {} : { dropoutMask: dropoutMasks(dropout, seed, this.step) };
    const result = trainingStep(this.model, this.#state, batch, { lambda, optimiser, ...masks });
    disposeBatch(batch);
    const outcome = await readOutcome(result);
    if (Number.isFinite(outcome.lossNats)) this.#adopt(result.state, this.#state);
    // The former state is needed for a rollback.
    else disposeState(result.state);
    return outcome;
  }

  submit(): void {}

  collect(): void {}

  rewind(step: number): boolean {
    if (step !== this.#former.step) return false;
    this.#adopt(this.#former, this.#former);
    return true;
  }

  async snapshot(): Promise<Snapshot> {
    return readState(this.#state);
  }

  restore(snapshot: Snapshot): void {
    const state = restoreState(this.model, snapshot);
    this.#adopt(state, state);
  }

  async look(wish: LookWish): Promise<WeightLook> {
    const weights = cloneWeights(this.#state);
    return lookAtWeights(this.model, { weights, hasLatents: true }, wish).finally(() => disposeWeights(weights));
  }

  async pack(): Promise<PackedWeights> {
    const weights = cloneWeights(this.#state);
    const [{ step, latents }, tensors] = await Promise.all([this.snapshot(), packWeights(this.model, weights)]).finally(() =>
      disposeWeights(weights),
    );
    return { step, latents, tensors };
  }

  meter(): null {
    return null;
  }

  dispose(): void {
    for (const state of new Set([this.#state, this.#former])) disposeState(state);
  }

  #adopt(state: TrainingState, former: TrainingState): void {
    for (const old of new Set([this.#state, this.#former])) if (old !== state && old !== former) disposeState(old);
    this.#state = state;
    this.#former = former;
  }
}

/** The device of TensorFlow's current backend, where it has one. */
function deviceOfBackend(): GPUDevice | null {
  const backend: object = tf.backend();
  return 'device' in backend && backend.device instanceof GPUDevice ? backend.device : null;
}

/** Loss and flips in a single read. */
async function readOutcome({ loss, flips }: StepResult): Promise<StepOutcome> {
  const joined = tf.tidy(() => tf.concat([tf.reshape(loss, [1]), tf.reshape(flips, [-1])]));
  const values = await joined.data();
  tf.dispose([joined, loss, flips]);
  return { lossNats: values[0] ?? Number.NaN, flips: Float32Array.from(values.slice(1)) };
}
