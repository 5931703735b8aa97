import * as tf from '@tensorflow/tfjs-core';
import type { BitNet } from '../model/bitnet';
import { cloneWeights, type WeightSet } from '../model/weights';
import { disposeBatch, toTensors, type Examples } from './batches';
import { dropoutMasks } from './dropout';
import { createState, disposeState, trainingStep, type StepResult, type TrainingState } from './state';
import type { Stepper, StepperSettings } from './stepper';

/** Trains with the TensorFlow.js definition on whichever backend is current. A class, because it owns device memory. */
export class DefinitionStepper implements Stepper {
  readonly path = 'definition';
  readonly model: BitNet;
  #state: TrainingState;
  /** The newest state whose loss is known to be finite; the same as `#state` at the start. */
  #good: TrainingState;

  constructor(model: BitNet, weights: Readonly<Record<string, Float32Array>>) {
    this.model = model;
    this.#state = createState(model, weights);
    this.#good = this.#state;
  }

  get step(): number {
    return this.#state.step;
  }

  async advance(examples: Examples, { lambda, optimiser, seed }: StepperSettings): Promise<{ lossNats: number; flips: Float32Array }> {
    const { dropout, seqLen } = this.model.architecture;
    const batch = toTensors(examples, seqLen);
    const masks = dropout === 0 ? {} : { dropoutMask: dropoutMasks(dropout, seed, this.step) };
    const result = trainingStep(this.model, this.#state, batch, { lambda, optimiser, ...masks });
    disposeBatch(batch);
    const report = await readReport(result);
    if (Number.isFinite(report.lossNats)) this.#adopt(result.state, this.#state);
    else {
      disposeState(result.state);
      this.#adopt(this.#good, this.#good);
    }
    return report;
  }

  reset(weights: Readonly<Record<string, Float32Array>>): void {
    const initial = createState(this.model, weights);
    this.#adopt(initial, initial);
  }

  copyWeights(): WeightSet {
    return cloneWeights(this.#state);
  }

  dispose(): void {
    for (const state of new Set([this.#state, this.#good])) disposeState(state);
  }

  #adopt(state: TrainingState, good: TrainingState): void {
    for (const old of new Set([this.#state, this.#good])) if (old !== state && old !== good) disposeState(old);
    this.#state = state;
    this.#good = good;
  }
}

/** Loss and flips in a single read. */
async function readReport({ loss, flips }: StepResult): Promise<{ lossNats: number; flips: Float32Array }> {
  const joined = tf.tidy(() => tf.concat([tf.reshape(loss, [1]), tf.reshape(flips, [-1])]));
  const values = await joined.data();
  tf.dispose([joined, loss, flips]);
  return { lossNats: values[0] ?? Number.NaN, flips: Float32Array.from(values.slice(1)) };
}
