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

/** Milliseconds of a kernel in one step, with each module: the quickest of each of its dispatches, summed up. */
export interface KernelRow {
  readonly kernel: string;
  readonly ms: readonly number[];
}

/** Trains the same model on several modules, one step each in turn. Throws where their losses are not equal to the bit. */
export async function compareModules(
  id: SizeId,
  modules: readonly Uint8Array<ArrayBuffer>[],
  rounds: number,
): Promise<readonly KernelRow[]> {
  const steps = await Promise.all(modules.map((bytes) => timedStep(id, bytes)));
  for (let n = 1; n <= warmUp + rounds; n++) {
    const losses = steps.map((each) => each.step(n));
    if (losses.some((loss) => !Object.is(loss, losses[0]))) throw new Error(`The losses of step ${n} are ${losses.join(' and ')}.`);
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

interface TimedStep {
  spent(): ReadonlyMap<string, number>;
  /** Takes the n-th step and gives its loss in nats. */
  step(n: number): number;
}

async function timedStep(id: SizeId, bytes: Uint8Array<ArrayBuffer>): Promise<TimedStep> {
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
