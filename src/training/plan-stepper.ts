import { randomStream } from '../math/random';
import type { Arithmetic } from '../math/fused-multiply-add';
import type { OptimiserId } from '../catalog/optimisers/optimisers';
import type { ModelSpec } from '../model/model-spec';
import { compilePlan } from '../plan/compile';
import { refuseLongSteps } from '../plan/cost';
import { variantOf } from '../plan/gpu/device-variant';
import { preparePlan, stepsInFlight, type PlanExecutor, type PrepareOptions } from '../plan/gpu/execute';
import { toArrays, type Examples } from './batches';
import { lookOfPlan, type LookWish, type WeightLook } from './look';
import { lookForPacking, packedTensors } from './packed-tensors';
import { lambdaAt, type RoundingSchedule } from './schedule';
import type { Snapshot } from './snapshot';
import type { PackedWeights, StepOutcome, Stepper, StepperSettings } from './stepper';

export interface PlanStepperSettings extends RoundingSchedule {
  readonly batchSize: number;
  readonly optimiser: OptimiserId;
  /** On the processor; `plain` unless said. */
  readonly arithmetic?: Arithmetic;
}

/**
 * Trains with the compiled plan on a WebGPU device, which TensorFlow.js may share. The weights leave the device only for
 * snapshots; looks are counted and packed there.
 */
export class PlanStepper implements Stepper {
  readonly path = 'plan';
  readonly model: ModelSpec;
  readonly stepsInFlight = stepsInFlight;
  readonly volatile = true;
  readonly #executor: PlanExecutor;
  readonly #schedule: RoundingSchedule;
  #step = 0;

  /**
   * Compiles and starts. Throws a `PlanRefusal` where the plan cannot train the model or the device cannot run the plan.
   */
  static async create(
    device: GPUDevice,
    model: ModelSpec,
    snapshot: Snapshot,
    settings: PlanStepperSettings,
    options: PrepareOptions = {},
  ): Promise<PlanStepper> {
    const variant = variantOf(device);
    if (!variant.tiled) refuseLongSteps(model.architecture, settings.batchSize);
    const executor = await preparePlan(device, compilePlan(model.architecture, settings.batchSize, { optimiser: settings.optimiser }), {
      ...options,
      variant,
    });
    return new PlanStepper(model, executor, settings, snapshot);
  }

  private constructor(model: ModelSpec, executor: PlanExecutor, schedule: RoundingSchedule, snapshot: Snapshot) {
    this.model = model;
    this.#executor = executor;
    this.#schedule = schedule;
    this.restore(snapshot);
  }

  get step(): number {
    return this.#step;
  }

  async issue(examples: Examples, { lambda, nextLambda, optimiser, seed }: StepperSettings): Promise<StepOutcome> {
    const { seqLen, dropout } = this.model.architecture;
    const masks = dropout === 0 ? {} : { dropout: randomStream(seed, 'dropout', this.#step) };
    this.#step += 1;
    return this.#executor.step(toArrays(examples, seqLen), { step: this.#step, lambda, nextLambda, optimiser, ...masks });
  }

  submit(): void {
    this.#executor.submit();
  }

  collect(): void {
    this.#executor.collect();
  }

  /** Never: it keeps no former state, since a copy of weights and optimiser every step would cost too much. */
  rewind(): boolean {
    return false;
  }

  async snapshot(): Promise<Snapshot> {
    const step = this.#step;
    return { step, ...(await this.#executor.snapshot()) };
  }

  restore({ step, ...state }: Snapshot): void {
    this.#executor.load(state, lambdaAt(step, this.#schedule));
    this.#step = step;
  }

  async pack(): Promise<PackedWeights> {
    await this.prepareLook();
    const [{ step, latents }, look] = await Promise.all([this.snapshot(), this.look(lookForPacking(this.model))]);
    return { step, latents, tensors: packedTensors(this.model, latents, look) };
  }

  /** None of its own: TensorFlow.js measures on the same device. */
  meter(): null {
    return null;
  }

  async prepareLook(): Promise<void> {
    await this.#executor.prepareLook();
  }

  /** On the device: counts and packed weights are read back, no matrix. Its effective weights are already those of the next step. */
  async look(wish: LookWish): Promise<WeightLook> {
    return lookOfPlan(this.model, await this.#executor.look(wish));
  }

  dispose(): void {
    this.#executor.destroy();
  }
}
