import { compilePlan } from '../../../src/plan/compile';
import { preparePlanInWasm } from '../../../src/plan/cpu/execute';
import { flattenWeights } from '../../../src/training/snapshot';
import type { Arithmetic } from '../../../src/math/fused-multiply-add';
import type { BenchPathFactory } from '../bench-path';
import { modelOf, optimiser } from '../sizes';

/** The compiled step on WebAssembly SIMD, by so many threads. */
export const planWasmPath =
  (threads: number, arithmetic: Arithmetic = 'plain'): BenchPathFactory =>
  async (size) => {
    const model = modelOf(size);
    const executor = await preparePlanInWasm(compilePlan(model.architecture, size.batchSize), { threads, arithmetic });
    executor.load({ latents: flattenWeights(model, model.initialise(1)) }, 1);
    executor.crew?.growTo(threads);
    while (executor.crew !== null && executor.crew.ready < threads) await new Promise((resolve) => setTimeout(resolve, 5));
    let step = 0;
    return {
      step(batch) {
        step += 1;
        return Promise.resolve(executor.step(batch, { step, lambda: 1, nextLambda: 1, optimiser }, threads).lossNats);
      },
      dispose: () => executor.crew?.end(),
    };
  };
