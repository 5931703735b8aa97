import * as tf from '@tensorflow/tfjs-core';
import { randomStream } from '../math/random';
import type { BitNet } from '../model/bitnet';
import type { WeightSet } from '../model/weights';
import { compilePlan } from '../plan/compile';
import { preparePlanInWasm, type CpuExecutor } from '../plan/cpu/execute';
import type { HostState } from '../plan/state-reader';
import { toArrays, type Examples } from './batches';
import { lookOfPlan, type LookWish, type WeightLook } from './look';
import type { PlanStepperSettings } from './plan-stepper';
import { lambdaAt } from './schedule';
import { splitFlipCounts, weightsOf } from './state';
import type { Snapshot, StepOutcome, Stepper, StepperSettings } from './stepper';

/** A state and the number of steps behind it. */
interface KeptState {
  readonly state: HostState;
  step: number;
}

/**
 * Trains with the compiled plan in WebAssembly. A step is over when it has been issued, and nothing of it is
 * TensorFlow's: whoever looks at the weights gets tensors that are made for the look.
 */
export class WasmStepper implements Stepper {
  readonly path = 'plan';
  readonly model: BitNet;
  readonly stepsInFlight = 1;
  readonly volatile = false;
  readonly #executor: CpuExecutor;
  readonly #lambdaSteps: number;
  #step = 0;
  /** What training goes on from when its loss becomes infinite; copying it costs a hundredth of a step. */
  #former: KeptState;
  /** The present state, until its step has shown that it is good. */
  #candidate: KeptState;

  /** Throws a `PlanRefusal` where the plan cannot train the model, where there is no SIMD, or too little memory. */
  static async create(model: BitNet, snapshot: Snapshot, { batchSize, lambdaSteps }: PlanStepperSettings): Promise<WasmStepper> {
    return new WasmStepper(model, await preparePlanInWasm(compilePlan(model.architecture, batchSize)), lambdaSteps, snapshot);
  }

  private constructor(model: BitNet, executor: CpuExecutor, lambdaSteps: number, snapshot: Snapshot) {
    this.model = model;
    this.#executor = executor;
    this.#lambdaSteps = lambdaSteps;
    this.restore(snapshot);
    this.#former = { state: executor.snapshot(), step: snapshot.step };
    this.#candidate = { state: executor.snapshot(), step: snapshot.step };
  }

  get step(): number {
    return this.#step;
  }

  async issue(examples: Examples, { lambda, nextLambda, optimiser, seed }: StepperSettings): Promise<StepOutcome> {
    const { seqLen, dropout } = this.model.architecture;
    const masks = dropout === 0 ? {} : { dropout: randomStream(seed, 'dropout', this.#step) };
    this.#executor.snapshot(this.#candidate.state);
    this.#candidate.step = this.#step;
    this.#step += 1;
    const outcome = this.#executor.step(toArrays(examples, seqLen), { step: this.#step, lambda, nextLambda, optimiser, ...masks });
    if (Number.isFinite(outcome.lossNats)) [this.#former, this.#candidate] = [this.#candidate, this.#former];
    return outcome;
  }

  submit(): void {}

  collect(): void {}

  rewind(step: number): boolean {
    if (step !== this.#former.step) return false;
    this.restore({ step, ...this.#former.state });
    return true;
  }

  async snapshot(): Promise<Snapshot> {
    return { step: this.#step, ...this.#executor.snapshot() };
  }

  restore({ step, ...state }: Snapshot): void {
    this.#executor.load(state, lambdaAt(step, { lambdaSteps: this.#lambdaSteps }));
    this.#step = step;
  }

  copyWeights(): WeightSet {
    const { latents, flipCounts } = this.#executor.snapshot();
    return tf.tidy(() => weightsOf(this.model, tf.tensor1d(latents), flipCounts === null ? {} : splitFlipCounts(this.model, tf.tensor1d(Int32Array.from(flipCounts), 'int32'))));
  }

  /** In the memory of the plan. Its effective weights are those of the next step already. */
  async look(wish: LookWish): Promise<WeightLook> {
    return lookOfPlan(this.model, this.#executor.look(wish));
  }

  /** Its memory goes with the last reference to it. */
  dispose(): void {}
}
