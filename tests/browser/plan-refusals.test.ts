/** What a device cannot do: never a loss of zero, always a reason. */
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { experimentOf } from '../../src/experiment/defaults';
import { webgpuDevice, webgpuTarget } from '../../src/worker/backends/webgpu';
import { startWebgpu } from '../../src/worker/backends/webgpu-tensorflow';
import { createRun } from '../../src/worker/engine/create-run';
import { tinyExperiment } from '../tiny-experiment';
import { DrivenEngine } from './driven-engine';

beforeAll(startWebgpu);

const { dispatchWorkgroups } = GPUComputePassEncoder.prototype;
const { createBuffer } = GPUDevice.prototype;
afterEach(() => {
  Object.assign(GPUComputePassEncoder.prototype, { dispatchWorkgroups });
  Object.assign(GPUDevice.prototype, { createBuffer });
});

const tiny = tinyExperiment({ backend: 'webgpu', feedForwardSize: 12, batchSize: 4, steps: 1000, lambdaSteps: 100, mode: 'ternary' });

/** Every dispatch from now on is beyond the limits of the device. */
function dispatchTooMuch(): void {
  GPUComputePassEncoder.prototype.dispatchWorkgroups = function (this: GPUComputePassEncoder) {
    dispatchWorkgroups.call(this, webgpuDevice().limits.maxComputeWorkgroupsPerDimension + 1);
  };
}

describe('a plan that the device cannot take', () => {
  it('gives way to the definition: too many workgroups', async () => {
    const { run, planRefusal } = await createRun(experimentOf({ ...tiny, hiddenSize: 128, numHeads: 64, batchSize: 1024 }), {
      target: webgpuTarget(),
    });
    expect(run.path).toBe('definition');
    expect(planRefusal).toMatch(/65,536 workgroups along one dimension \(kernel attention\); this device allows 65,535/);
    run.dispose();
  }, 60_000);

  it.each([
    [
      'a buffer',
      () => {
        GPUDevice.prototype.createBuffer = function (this: GPUDevice, descriptor: GPUBufferDescriptor) {
          return createBuffer.call(this, descriptor.label === 'gradient' ? { ...descriptor, size: 2 ** 50 } : descriptor);
        };
      },
    ],
    ['a dispatch', dispatchTooMuch],
  ])(
    'gives way to the definition where %s is refused that no limit foretells',
    async (_name, arrange) => {
      const errors: string[] = [];
      const listener = ({ error }: GPUUncapturedErrorEvent): void => void errors.push(error.message);
      webgpuDevice().addEventListener('uncapturederror', listener);
      arrange();
      const { run, planRefusal } = await createRun(experimentOf(tiny), { target: webgpuTarget() });
      expect(run.path).toBe('definition');
      expect(planRefusal).toMatch(/^This device cannot take the compiled step: ./);
      expect(errors).toEqual([]);
      webgpuDevice().removeEventListener('uncapturederror', listener);
      run.dispose();
    },
    60_000,
  );
});

describe('a step that the device leaves out', () => {
  it('fails the runs of that submission in words, and reports no loss for it', async () => {
    const driven = new DrivenEngine();
    const ids = [(await driven.created(tiny)).id, (await driven.created({ ...tiny, mode: 'binary' })).id];
    await driven.engine.play({ ids });
    await driven.until(() => ids.every((id) => driven.reports(id).length >= 6));
    dispatchTooMuch();
    await driven.until(() => driven.all('failed').length === 2);
    for (const { reason } of driven.all('failed')) expect(reason).toMatch(/The graphics device skipped step \d+: .*[Dd]ispatch/s);
    for (const id of ids) {
      const reports = driven.reports(id);
      expect(reports.map(({ step }) => step)).toEqual(reports.map((_, at) => at + 1));
      expect(new Set(driven.losses(id)).size).toBe(reports.length);
      expect(driven.losses(id)).not.toContain(0);
    }
    expect(driven.all('deviceLost')).toEqual([]);
    Object.assign(GPUComputePassEncoder.prototype, { dispatchWorkgroups });
    await driven.engine.reset({ ids });
    expect(await driven.engine.step({ id: ids[0]!, count: 2 })).toMatchObject({ step: 2 });
    await driven.removeAll();
  }, 120_000);

  it('fails a run on the definition, too', async () => {
    const { run } = await createRun(experimentOf(tiny), { reason: 'wanted so' });
    dispatchTooMuch();
    await expect(run.advance()).rejects.toThrow(/The graphics device refuses a part of the step/);
    Object.assign(GPUComputePassEncoder.prototype, { dispatchWorkgroups });
    run.reset();
    expect((await run.advance()).lossNats).toBeGreaterThan(0);
    run.dispose();
  }, 120_000);
});
