/** What a compiled step asks of WebGPU, counted by standing between it and the browser. Counts, not times. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { build } from '../../src/model/bitnet';
import { takeStep } from '../../src/plan/gpu/execute';
import { batchOf, planSettings, preparedPlan, tensorflowDevice, type PlanCase } from './plan-cases';

let device: GPUDevice;
beforeAll(async () => {
  device = await tensorflowDevice();
});
afterAll(() => {
  vi.restoreAllMocks();
});

const small = { hiddenSize: 16, numHeads: 2, seqLen: 6, feedForwardSize: 18, dropout: 0 } as const;
const rows: readonly [string, PlanCase, number][] = [
  ['b1.58, 1 layer', { options: { ...small, vocabSize: 9, numLayers: 1 }, batchSize: 2, lambda: 1, seed: 1 }, 13 + 24],
  ['b1.58, 3 layers', { options: { ...small, vocabSize: 9, numLayers: 3 }, batchSize: 2, lambda: 1, seed: 1 }, 13 + 3 * 24],
  [
    'edifice with dropout, 2 layers',
    { options: { ...small, embedDim: 5, classes: 3, numLayers: 2, dropout: 0.1 }, batchSize: 2, lambda: 1, seed: 1 },
    13 + 2 * 24,
  ],
];

describe('a step', () => {
  it.each(rows)('%s: one submit, one upload, nothing made, few dispatches', async (_name, planCase, most) => {
    const executor = await preparedPlan(device, planCase);
    const batch = batchOf(build(planCase.options), planCase.batchSize, 1);
    await takeStep(executor, batch, planSettings(planCase));

    const calls = {
      dispatches: vi.spyOn(GPUComputePassEncoder.prototype, 'dispatchWorkgroups'),
      submits: vi.spyOn(GPUQueue.prototype, 'submit'),
      uploads: vi.spyOn(GPUQueue.prototype, 'writeBuffer'),
      encoders: vi.spyOn(GPUDevice.prototype, 'createCommandEncoder'),
      passes: vi.spyOn(GPUCommandEncoder.prototype, 'beginComputePass'),
      buffers: vi.spyOn(GPUDevice.prototype, 'createBuffer'),
      bindGroups: vi.spyOn(GPUDevice.prototype, 'createBindGroup'),
      shaders: vi.spyOn(GPUDevice.prototype, 'createShaderModule'),
    };
    const steps = 5;
    for (let step = 2; step < 2 + steps; step++) await takeStep(executor, batch, planSettings(planCase, step));
    const counted = Object.fromEntries(Object.entries(calls).map(([name, spy]) => [name, spy.mock.calls.length / steps]));
    vi.restoreAllMocks();
    executor.destroy();

    const { dispatches, ...rest } = counted;
    expect(rest).toEqual({ submits: 1, uploads: 1, encoders: 1, passes: 1, buffers: 0, bindGroups: 0, shaders: 0 });
    expect(dispatches).toBe(executor.plan.step.length);
    expect(dispatches).toBeLessThanOrEqual(most);
    expect(dispatches).toBeGreaterThan(20);
  });

  it('layers and arms share their pipelines', async () => {
    const planCase: PlanCase = { options: { ...small, vocabSize: 9, numLayers: 3, seqLen: 7 }, batchSize: 2, lambda: 1, seed: 1 };
    (await preparedPlan(device, planCase)).destroy();
    const pipelines = vi.spyOn(GPUDevice.prototype, 'createComputePipelineAsync');
    (await preparedPlan(device, { ...planCase, options: { ...planCase.options, quantize: 'binary' } })).destroy();
    // Rounding the weights, counting and packing them follow the rule of the mode; everything else is shared.
    expect(pipelines).toHaveBeenCalledTimes(3);
    vi.restoreAllMocks();
  });

  it.each([
    // Every size is another one, and so is what it is padded to.
    ['b1.58', { vocabSize: 9 }, { vocabSize: 14 }],
    ['edifice', { embedDim: 5, classes: 3, dropout: 0.1 }, { embedDim: 9, classes: 6, dropout: 0.1 }],
  ])('%s: so do models of other sizes, while their heads are as wide', async (_recipe, one, other) => {
    (await preparedPlan(device, { options: { ...small, ...one, numLayers: 2 }, batchSize: 2, lambda: 1, seed: 1 })).destroy();
    const pipelines = vi.spyOn(GPUDevice.prototype, 'createComputePipelineAsync');
    const larger: PlanCase = {
      options: { ...small, ...other, hiddenSize: 24, numHeads: 3, seqLen: 7, feedForwardSize: 30, numLayers: 1 },
      batchSize: 3,
      lambda: 1,
      seed: 1,
    };
    (await preparedPlan(device, larger)).destroy();
    expect(pipelines).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });
});
