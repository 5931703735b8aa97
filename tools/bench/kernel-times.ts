import { compilePlan } from '../../src/plan/compile';
import { cpuExecutor } from '../../src/plan/cpu/execute';
import { planMemory } from '../../src/plan/cpu/memory';
import { simdDispatches } from '../../src/plan/cpu/run-dispatch';
import { simdModuleOn } from '../../src/plan/cpu/simd-instance';
import type { Dispatch } from '../../src/plan/dispatch';
import { flattenWeights } from '../../src/training/snapshot';
import { batchAt, modelOf, optimiser, sizes, type SizeId } from './sizes';

/** More than any kernel asks for, in modules of earlier commits as well. */
const scratchBytes = 32e6;
/** Steps before anything counts, with pauses, in which the browser compiles for good. */
const warmUp = 5;
/** How far losses of other arithmetic may be away, in nats, where codes fall otherwise. */
const farthest = 0.2;

/** Milliseconds of a kernel in one step, with each module: the quickest of each of its dispatches, summed up. */
export interface KernelRow {
  readonly kernel: string;
  readonly ms: readonly number[];
}

/**
 * Takes steps of the same model in turn, one each. Throws where the losses of those that are not fused are not equal to the bit,
 * or those of others further away than rounding leads.
 */
export async function compareSteps(steps: readonly TimedStep[], rounds: number): Promise<readonly KernelRow[]> {
  for (let n = 1; n <= warmUp + rounds; n++) {
    const losses = steps.map((each) => each.step(n));
    const plain = losses.find((_, i) => steps[i]?.fused === false);
    if (steps.some(({ fused }, i) => (fused ? Math.abs((losses[i] ?? NaN) - (plain ?? NaN)) > farthest : !Object.is(losses[i], plain))))
      throw new Error(`The losses of step ${n} are ${losses.join(' and ')}.`);
    if (n <= warmUp) await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const spent = steps.map((each) => each.spent());
  const all = spent.map((kernels) => [...kernels.values()].reduce((sum, ms) => sum + ms, 0));
  const rows = [...(spent[0] ?? [])].toSorted(([, a], [, b]) => b - a);
  return [
    { kernel: 'a step', ms: all },
    ...rows.map(([kernel]) => ({ kernel, ms: spent.map((kernels) => kernels.get(kernel) ?? Number.NaN) })),
  ];
}

/** A model in training whose dispatches are timed. */
export interface TimedStep {
  /** Whether its sums round once. */
  readonly fused: boolean;
  spent(): ReadonlyMap<string, number>;
  /** Takes the n-th step and gives its loss in nats. */
  step(n: number): number;
}

/** @param bytes a module of the same commit as this script */
export async function timedStep(id: SizeId, bytes: Uint8Array<ArrayBuffer>, fused: boolean): Promise<TimedStep> {
  const size = sizes[id];
  const model = modelOf(size);
  const plan = compilePlan(model.architecture, size.batchSize);
  const memory = planMemory(plan.buffers, scratchBytes);
  const bind = simdDispatches(simdModuleOn(await WebAssembly.compile(bytes), memory.memory));
  const timed: { readonly kernel: string; quickest: number }[] = [];
  const executor = cpuExecutor(plan, memory, (dispatch, placed) => {
    const run = bind(dispatch, placed);
    const time = { kernel: nameOf(dispatch), quickest: Infinity };
    // Bound first of all; quantising before the first step has the same dispatches.
    if (timed.length < plan.step.length) timed.push(time);
    return () => {
      const started = performance.now();
      run();
      time.quickest = Math.min(time.quickest, performance.now() - started);
    };
  });
  executor.load({ latents: flattenWeights(model, model.initialise(1)) }, 1);
  return {
    fused,
    spent() {
      const sums = new Map<string, number>();
      for (const { kernel, quickest } of timed) sums.set(kernel, (sums.get(kernel) ?? 0) + quickest);
      return sums;
    },
    step: (n) => executor.step(batchAt(size, n - 1), { step: n, lambda: 1, nextLambda: 1, optimiser }).lossNats,
  };
}

/** Products by their extents, too. */
function nameOf({ kernel: { name, shape } }: Dispatch): string {
  return 'inputs' in shape && 'outputs' in shape ? `${name} ${String(shape.inputs)}→${String(shape.outputs)}` : name;
}
