import { compilePlan } from '../../../src/plan/compile';
import { preparePlanInWasm } from '../../../src/plan/cpu/execute';
import { flattenWeights } from '../../../src/training/state';
import type { BenchPathFactory } from '../bench-path';
import { modelOf, optimiser } from '../sizes';

/** The compiled step on WebAssembly SIMD, one thread. */
export const planWasmPath: BenchPathFactory = async (size) => {
  const model = modelOf(size);
  const executor = await preparePlanInWasm(compilePlan(model.architecture, size.batchSize));
  executor.load({ latents: flattenWeights(model, model.initialise(1)) }, 1);
  let step = 0;
  return {
    step(batch) {
      step += 1;
      return Promise.resolve(executor.step(batch, { step, lambda: 1, nextLambda: 1, optimiser }).lossNats);
    },
    dispose: () => undefined,
  };
};
