import { bySlot } from '../../catalog/optimisers/optimisers';
import type { Arithmetic } from '../../math/fused-multiply-add';
import { flipCountsIn, uncodedWords } from '../code-words';
import type { Plan } from '../compile';
import type { PlanReport } from '../gpu/execute';
import { lookParts, type PlanLook, type PlanLookWish } from '../look';
import { vectorsOf, type HostState, type PlanState } from '../host-state';
import { twinOf } from '../kernels/twins';
import { stepInputBuffer, type PlanBatch, type PlanStepSettings } from '../step-input';
import { createCrew, type Crew, type HelperThread } from './crew';
import { planMemory, type PlanMemory } from './memory';
import { placedDispatch, simdDispatches, type BindDispatch } from './run-dispatch';
import { simdModuleOn } from './simd-instance';
import { compiledSimdModule } from './simd-module';

/** A plan in the memory of this thread. Synchronous: nothing is in flight, nothing is read back. */
export interface CpuExecutor {
  readonly plan: Plan;
  /** Sets weights and optimiser, and quantises for the first step's λ. */
  load(state: PlanState, lambda: number): void;
  /**
   * One training step. A step whose loss is not finite reports it and changes nothing.
   *
   * @param threads of the crew, as many as are ready; the numbers are the same to the bit with any
   */
  step(batch: PlanBatch, settings: PlanStepSettings, threads?: number): PlanReport;
  /** The helper threads; null where the memory of the plan is not shared. */
  readonly crew: Crew | null;
  /** A copy of weights, optimiser and flip counts: into a former one, or into a new one. */
  snapshot(into?: HostState): HostState;
  /** Counts the current state of every BitLinear, and packs the recorded ones. */
  look(wish: PlanLookWish): PlanLook;
  /** The live values of a buffer; the next step overwrites them. */
  values(name: string): Float32Array;
}

export interface WasmOptions {
  /** How sums of products are rounded: `plain` unless said. */
  readonly arithmetic?: Arithmetic;
  /** Most threads that a step may ever have; more than one needs a page that is cross-origin isolated. */
  readonly threads?: number;
  /** Starts a helper; by default, a worker. */
  readonly spawn?: () => HelperThread;
}

/** A plan on the WebAssembly twins of its kernels. Throws a `PlanRefusal` where there is no SIMD or too little memory. */
export async function preparePlanInWasm(plan: Plan, { arithmetic = 'plain', threads = 1, spawn }: WasmOptions = {}): Promise<CpuExecutor> {
  const module = await compiledSimdModule(arithmetic, threads > 1);
  const memory = memoryOf(plan, threads);
  const crew =
    threads === 1
      ? null
      : createCrew(
          module,
          memory,
          plan.step.map((dispatch) => placedDispatch(dispatch, memory)),
          spawn,
        );
  return cpuExecutor(plan, memory, simdDispatches(simdModuleOn(module, memory.memory)), crew);
}

/** The memory of a plan, and the scratch size of its largest kernel. */
export function memoryOf(plan: Plan, threads = 1): PlanMemory {
  const scratch = [...plan.step, ...plan.quantise, ...plan.count, ...plan.record].map(({ kernel }) =>
    twinOf(kernel).scratchBytes(kernel.shape),
  );
  return planMemory(plan.buffers, Math.max(...scratch), threads);
}

/** A plan on whatever runs its dispatches. */
export function cpuExecutor(plan: Plan, memory: PlanMemory, bind: BindDispatch, crew: Crew | null = null): CpuExecutor {
  const step = plan.step.map((dispatch) => bind(dispatch, memory));
  const quantise = plan.quantise.map((dispatch) => bind(dispatch, memory));
  const count = plan.count.map((dispatch) => bind(dispatch, memory));
  const record = plan.record.map((dispatch) => bind(dispatch, memory));
  const input = memory.words(memory.buffer(stepInputBuffer));
  const report = memory.floats(memory.buffer('report'));
  const flips = memory.words(memory.buffer('flips')).subarray(0, plan.layout.bitLinears.length);
  const counts = memory.words(memory.buffer('counts'));
  const codes = plan.architecture.mode === 'none' ? null : memory.words(memory.buffer('codes')).subarray(0, plan.layout.bitLinearWeights);
  const values = (name: string): Float32Array => memory.floats(memory.buffer(name));
  const { parameters } = plan.layout;
  const vector = (): Float32Array => new Float32Array(parameters);
  const emptyState = (): HostState => ({
    latents: vector(),
    slots: bySlot(plan.optimiser, vector),
    flipCounts: codes === null ? null : new Uint32Array(codes.length),
  });
  let preparedLambda = Number.NaN;

  function quantiseFor(lambda: number): void {
    input.set(new Uint32Array(plan.stepInput.writeLambda(lambda)));
    for (const run of quantise) run();
    preparedLambda = lambda;
  }

  return {
    plan,
    crew,
    values,
    snapshot(into = emptyState()) {
      for (const [name, vector] of Object.entries(vectorsOf(plan, into))) vector.set(values(name).subarray(0, parameters));
      if (codes !== null && into.flipCounts !== null) flipCountsIn(codes, into.flipCounts);
      return into;
    },
    look(wish) {
      const parts = lookParts(plan, wish);
      counts.fill(0);
      for (const run of count) run();
      if (wish.recorded.length > 0) for (const run of record) run();
      return parts.understand(parts.slices.map((slice) => memory.words(slice).slice()));
    },
    load(given, lambda) {
      const { flipCounts } = given;
      for (const [name, vector] of Object.entries(vectorsOf(plan, given))) values(name).set(vector);
      // Differences from the former state are not flips.
      codes?.set(uncodedWords(flipCounts ?? new Uint32Array(codes.length)));
      quantiseFor(lambda);
    },
    step(batch, settings, threads = 1) {
      // Never within a schedule: the previous step has quantised for this λ.
      if (settings.lambda !== preparedLambda) quantiseFor(settings.lambda);
      input.set(new Uint32Array(plan.stepInput.write(batch, settings)));
      if (threads > 1 && crew !== null) crew.takeStep(threads);
      else for (const run of step) run();
      preparedLambda = settings.nextLambda;
      const [lossNats = Number.NaN, , gradientNorm = Number.NaN] = report;
      return { lossNats, gradientNorm, flips: Float32Array.from(flips) };
    },
  };
}
