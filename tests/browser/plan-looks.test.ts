/** Weights counted and packed on the device, against the same weights read back. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { experimentOf } from '../../src/experiment/defaults';
import { countsWidth } from '../../src/plan/kernels/count-weights/kernel';
import { modelSize } from '../../src/experiment/architecture';
import { Run } from '../../src/training/run';
import { webgpuTarget } from '../../src/worker/backends/webgpu';
import { startWebgpu } from '../../src/worker/backends/webgpu-tensorflow';
import { expectFlipsOfEveryStep, expectLookOfTensors, lookCases } from '../training/look-cases';

beforeAll(startWebgpu);

describe('what is counted and packed on the device', () => {
  it.each(lookCases)('%s: is what the host makes of the same weights', async (_name, draft) => {
    const run = await Run.onPlan(experimentOf(draft), webgpuTarget());
    await expectLookOfTensors(run, 1);
    run.dispose();
  });

  it('flips add up from step to step, and begin again after a reset', async () => {
    const run = await Run.onPlan(experimentOf({ ...lookCases[1]![1] }), webgpuTarget());
    expect((await run.look()).inspection.layers.map(({ neverFlippedShare }) => neverFlippedShare)).toEqual(
      Array.from({ length: 7 }, () => 1),
    );
    await expectFlipsOfEveryStep(run, 15);
    run.reset();
    expect((await run.look()).inspection.layers.every(({ neverFlippedShare }) => neverFlippedShare === 1)).toBe(true);
    run.dispose();
  });

  it('a look is one read of counts and 1.25 bytes a weight', async () => {
    const run = await Run.onPlan(experimentOf({ hiddenSize: 32, numHeads: 2, numLayers: 2, seqLen: 8, batchSize: 4 }), webgpuTarget());
    await run.advance();
    await run.look();
    const maps = vi.spyOn(GPUBuffer.prototype, 'mapAsync');
    const copies = vi.spyOn(GPUCommandEncoder.prototype, 'copyBufferToBuffer');
    const buffers = vi.spyOn(GPUDevice.prototype, 'createBuffer');
    const { recorded } = await run.look();
    const bytes = copies.mock.calls.reduce((sum, call) => sum + (Number(call[4]) || 0), 0);
    expect([maps.mock.calls.length, buffers.mock.calls.length]).toEqual([1, 0]);
    vi.restoreAllMocks();
    run.dispose();
    const { bitLinearParameters } = modelSize(run.model.architecture);
    expect(recorded.reduce((sum, { latents }) => sum + latents.length, 0)).toBe(bitLinearParameters);
    const countsBytes = 14 * 4 * countsWidth;
    const padding = 14 * 20;
    expect(bytes).toBeGreaterThan(1.25 * bitLinearParameters);
    expect(bytes).toBeLessThanOrEqual(1.25 * bitLinearParameters + countsBytes + padding);
  });
});
