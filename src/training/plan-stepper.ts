import * as tf from '@tensorflow/tfjs-core';
import { randomStream } from '../math/random';
import type { BitNet } from '../model/bitnet';
import type { WeightSet } from '../model/weights';
import { compilePlan } from '../plan/compile';
import { refuseLongSteps } from '../plan/cost';
import { preparePlan, type PlanExecutor } from '../plan/execute';
import { toArrays, type Examples } from './batches';
import { lambdaAt } from './schedule';
import { flattenWeights, weightsOf } from './state';
import { stateHistory, type StateHistory } from './state-history';
import type { Stepper, StepperSettings } from './stepper';

/**
 * Trains with the compiled plan on TensorFlow's own WebGPU device. The weights never leave the device: whoever looks at
 * them gets a copy made there, as tensors.
 */
export class PlanStepper implements Stepper {
  readonly path = 'plan';
  readonly model: BitNet;
  readonly #executor: PlanExecutor;
  readonly #history: StateHistory;
  readonly #lambdaSteps: number;
  #step = 0;

  /** Compiles and starts. Throws a `PlanRefusal` where the plan cannot train the model or the device cannot run the plan. */
  static async create(device: GPUDevice, model: BitNet, weights: Readonly<Record<string, Float32Array>>, settings: { readonly batchSize: number; readonly lambdaSteps: number }): Promise<PlanStepper> {
    refuseLongSteps(model.architecture, settings.batchSize);
    const executor = await preparePlan(device, compilePlan(model.architecture, settings.batchSize));
    return new PlanStepper(model, executor, stateHistory(device, executor), settings.lambdaSteps, weights);
  }

  private constructor(model: BitNet, executor: PlanExecutor, history: StateHistory, lambdaSteps: number, weights: Readonly<Record<string, Float32Array>>) {
    this.model = model;
    this.#executor = executor;
    this.#history = history;
    this.#lambdaSteps = lambdaSteps;
    this.reset(weights);
  }

  get step(): number {
    return this.#step;
  }

  async advance(examples: Examples, { lambda, nextLambda, optimiser, seed }: StepperSettings): Promise<{ lossNats: number; flips: Float32Array }> {
    const { seqLen, dropout } = this.model.architecture;
    const masks = dropout === 0 ? {} : { dropout: randomStream(seed, 'dropout', this.#step) };
    this.#history.keep(this.#step);
    const report = await this.#executor.step(toArrays(examples, seqLen), { step: this.#step + 1, lambda, nextLambda, optimiser, ...masks });
    if (Number.isFinite(report.lossNats)) this.#step += 1;
    else await this.#goBack();
    return { lossNats: report.lossNats, flips: report.flips };
  }

  /** To the state before the last step: its own loss was finite, that of the present one is not. */
  async #goBack(): Promise<void> {
    this.#step = Math.max(0, this.#step - 1);
    this.#executor.load(await this.#history.read(this.#step), this.#lambdaAt(this.#step));
  }

  #lambdaAt(step: number): number {
    return lambdaAt(step, { lambdaSteps: this.#lambdaSteps });
  }

  reset(weights: Readonly<Record<string, Float32Array>>): void {
    this.#executor.load({ latents: flattenWeights(this.model, weights) }, this.#lambdaAt(0));
    this.#step = 0;
  }

  copyWeights(): WeightSet {
    // Not `zeroCopy`: the next step overwrites the buffer. The copy is submitted at once, before any later step.
    return tf.tidy(() => weightsOf(this.model, tf.tensor({ buffer: this.#executor.buffers.latents }, [this.model.parameterCount], 'float32'), {}));
  }

  dispose(): void {
    this.#history.destroy();
    this.#executor.destroy();
  }
}
