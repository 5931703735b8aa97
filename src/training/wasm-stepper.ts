import { randomStream } from '../math/random';
import type { Arithmetic } from '../math/fused-multiply-add';
import type { ModelSpec } from '../model/model-spec';
import { compilePlan } from '../plan/compile';
import { mostThreads } from '../plan/cpu/crew-control';
import { preparePlanInWasm, type CpuExecutor } from '../plan/cpu/execute';
import { stepThreads, type StepThreads } from '../plan/cpu/step-threads';
import type { HostState } from '../plan/host-state';
import { toArrays, type Examples } from './batches';
import { compiledMeter } from './compiled-meter';
import type { Meter } from './evaluate';
import { lookOfPlan, type LookWish, type WeightLook } from './look';
import { lookForPacking, packedTensors } from './packed-tensors';
import type { PlanStepperSettings } from './plan-stepper';
import { lambdaAt, type RoundingSchedule } from './schedule';
import type { Snapshot } from './snapshot';
import type { PackedWeights, StepOutcome, Stepper, StepperSettings } from './stepper';

/** A state and the number of steps behind it. */
interface KeptState {
  readonly state: HostState;
  step: number;
}

/**
 * Trains with the compiled plan in WebAssembly. Synchronous, and independent of TensorFlow.
 */
export class WasmStepper implements Stepper {
  readonly path = 'plan';
  readonly model: ModelSpec;
  readonly stepsInFlight = 1;
  readonly volatile = false;
  readonly #executor: CpuExecutor;
  readonly #arithmetic: Arithmetic;
  readonly #schedule: RoundingSchedule;
  readonly #threads: StepThreads | null;
  #step = 0;
  #lastThreads = 1;
  /** The state to roll back to when the loss is not finite; the copy costs a hundredth of a step. */
  #former: KeptState;
  /** The current state, until its step has a finite loss. */
  #candidate: KeptState;

  /**
   * Throws a `PlanRefusal` where the plan cannot train the model, where there is no SIMD, or too little memory.
   *
   * @param coreShare cores that a step may be divided among, asked before each; null: this thread takes them alone
   */
  static async create(
    model: ModelSpec,
    snapshot: Snapshot,
    { batchSize, optimiser, arithmetic = 'plain', ...schedule }: PlanStepperSettings,
    coreShare: (() => number) | null = null,
  ): Promise<WasmStepper> {
    const plan = compilePlan(model.architecture, batchSize, { optimiser });
    const executor = await preparePlanInWasm(plan, { arithmetic, threads: coreShare === null ? 1 : mostThreads });
    return new WasmStepper(model, executor, arithmetic, schedule, snapshot, coreShare);
  }

  private constructor(
    model: ModelSpec,
    executor: CpuExecutor,
    arithmetic: Arithmetic,
    schedule: RoundingSchedule,
    snapshot: Snapshot,
    coreShare: (() => number) | null,
  ) {
    this.model = model;
    this.#executor = executor;
    this.#arithmetic = arithmetic;
    this.#schedule = schedule;
    this.#threads = executor.crew === null || coreShare === null ? null : stepThreads(executor.crew, coreShare);
    this.#former = { state: executor.snapshot(), step: 0 };
    this.#candidate = { state: executor.snapshot(), step: 0 };
    this.restore(snapshot);
  }

  get threads(): number {
    return this.#lastThreads;
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
    this.#lastThreads = this.#threads?.next() ?? 1;
    const batch = toArrays(examples, seqLen);
    const started = performance.now();
    const outcome = this.#executor.step(batch, { step: this.#step, lambda, nextLambda, optimiser, ...masks }, this.#lastThreads);
    this.#threads?.took(this.#lastThreads, performance.now() - started);
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
    this.#executor.load(state, lambdaAt(step, this.#schedule));
    this.#step = step;
    // The kept states are stale.
    this.#former.step = step;
    this.#executor.snapshot(this.#former.state);
  }

  async pack(): Promise<PackedWeights> {
    const [{ step, latents }, look] = await Promise.all([this.snapshot(), this.look(lookForPacking(this.model))]);
    return { step, latents, tensors: packedTensors(this.model, latents, look) };
  }

  meter(): Meter {
    return compiledMeter(this.model.architecture, this.#arithmetic, this.#executor.values('latents').slice(0, this.model.parameterCount));
  }

  /** In the memory of the plan. Its effective weights are already those of the next step. */
  async look(wish: LookWish): Promise<WeightLook> {
    return lookOfPlan(this.model, this.#executor.look(wish));
  }

  /** Its memory is garbage collected; its threads are not. */
  dispose(): void {
    this.#threads?.end();
  }
}
