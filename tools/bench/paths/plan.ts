import { compilePlan } from '../../../src/plan/compile';
import { variantOf } from '../../../src/plan/gpu/device-variant';
import { preparePlan, takeStep } from '../../../src/plan/gpu/execute';
import { flattenWeights } from '../../../src/training/snapshot';
import type { BenchPathFactory } from '../bench-path';
import { modelOf, optimiser } from '../sizes';

/** The compiled step on a WebGPU device, with the kernels that were chosen for it. */
export const planPath =
  (device: GPUDevice): BenchPathFactory =>
  async (size) => {
    const model = modelOf(size);
    const executor = await preparePlan(device, compilePlan(model.architecture, size.batchSize), { variant: variantOf(device) });
    executor.load({ latents: flattenWeights(model, model.initialise(1)) }, 1);
    let step = 0;
    return {
      async step(batch) {
        step += 1;
        return (await takeStep(executor, batch, { step, lambda: 1, nextLambda: 1, optimiser })).lossNats;
      },
      dispose: () => executor.destroy(),
    };
  };
