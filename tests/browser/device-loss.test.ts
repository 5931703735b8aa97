/** The device is destroyed under a run: what everybody sees afterwards, through the real engine. */
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { definition } from '../../src/worker/backends/definition';
import { tinyExperiment } from '../tiny-experiment';
import { answerOf } from '../worker/answer-of';
import { DrivenEngine } from './driven-engine';

const tiny = tinyExperiment({ backend: 'webgpu', feedForwardSize: 12, batchSize: 4, steps: 20_000, lambdaSteps: 100 });
const modes = ['ternary', 'binary'] as const;

/** Every device that is handed out, the newest last. */
const devices: GPUDevice[] = [];
const driven = new DrivenEngine();
const { engine } = driven;

beforeAll(async () => {
  const requestDevice = GPUAdapter.prototype.requestDevice;
  GPUAdapter.prototype.requestDevice = async function (this: GPUAdapter, descriptor?: GPUDeviceDescriptor) {
    const device = await requestDevice.call(this, descriptor);
    devices.push(device);
    return device;
  };
  await engine.backends({ prefer: 'webgpu', only: true });
}, 120_000);

const destroyDevice = (): void => devices.at(-1)?.destroy();
/** Trains two arms to at least this step each, and pauses them. */
async function trainTo(ids: readonly string[], step: number): Promise<void> {
  await engine.play({ ids });
  await driven.until(() => ids.every((id) => driven.reports(id).length >= step));
  await engine.pause({ ids });
}

const destroyedAt = 120;
const comparedSteps = 180;

describe('a device that is lost', () => {
  const expected = new Map<string, number[]>();
  const ids: string[] = [];
  let bystander = '';

  it('is replaced, and the losses go on as if nothing had happened', async () => {
    const undisturbed: string[] = [];
    for (const mode of modes) undisturbed.push((await driven.created({ ...tiny, mode })).id);
    await trainTo(undisturbed, comparedSteps);
    modes.forEach((mode, i) => expected.set(mode, driven.losses(undisturbed[i]!)));
    await driven.removeAll();

    // One that rests meanwhile, and a file that was opened.
    bystander = (await driven.created({ ...tiny, mode: 'ternary' })).id;
    await engine.step({ id: bystander, count: 5 });
    const { bytes } = await engine.export({ id: bystander, format: 'packed' });
    const opened = await engine.open({ bytes });
    const before = await Promise.all([
      engine.inspect({ id: bystander }),
      answerOf(engine, opened.id, '1234'),
      engine.inspect({ id: opened.id }),
    ]);
    const { numTensors } = tf.memory();

    for (const mode of modes) ids.push((await driven.created({ ...tiny, mode })).id);
    await engine.play({ ids });
    await driven.until(() => ids.every((id) => driven.reports(id).length >= destroyedAt));
    const pipelines = vi.spyOn(GPUDevice.prototype, 'createComputePipelineAsync');
    const destroyed = performance.now();
    destroyDevice();
    await driven.until(() => driven.all('deviceReplaced').length > 0);
    const replaced = performance.now() - destroyed;
    // Nearly all of the time goes into these. Rounding weights follows the rule of the mode; what only looks at them comes later.
    expect(pipelines.mock.calls.length).toBeLessThanOrEqual(21);
    vi.restoreAllMocks();
    await driven.until(() => driven.events.at(-1)?.type === 'progressed');
    console.info(
      `replaced after ${replaced.toFixed(0)} ms, the next steps reported after ${(performance.now() - destroyed).toFixed(0)} ms`,
    );
    await driven.until(() => ids.every((id) => driven.reports(id).length >= comparedSteps));
    await engine.pause({ ids });

    expect(driven.all('deviceLost')).toHaveLength(1);
    expect(driven.all('deviceReplaced')[0]).toMatchObject({ from: 'webgpu', backend: 'webgpu' });
    expect(driven.all('failed')).toEqual([]);
    ids.forEach((id, i) => {
      // Every step once, in order, and the same to the bit.
      const reports = driven.reports(id);
      expect(reports.map(({ step }) => step)).toEqual(reports.map((_, at) => at + 1));
      expect(driven.losses(id).slice(0, comparedSteps)).toEqual(expected.get(modes[i]!)!.slice(0, comparedSteps));
    });
    expect(
      await Promise.all([engine.inspect({ id: bystander }), answerOf(engine, opened.id, '1234'), engine.inspect({ id: opened.id })]),
    ).toEqual(before);
    expect((await engine.runs({})).map(({ path }) => path)).toEqual(['plan', undefined, 'plan', 'plan']);
    expect(tf.memory().numTensors).toBe(numTensors);
  }, 240_000);

  it('gives way to the next backend when it is lost again, and says so', async () => {
    const steps = ids.map((id) => driven.reports(id).length);
    await engine.play({ ids });
    await driven.until(() => ids.every((id, i) => driven.reports(id).length >= steps[i]! + 20));
    destroyDevice();
    await driven.until(() => driven.all('deviceReplaced').length === 2);
    expect(driven.all('deviceReplaced')[1]).toMatchObject({ from: 'webgpu', backend: 'wasm' });
    expect(driven.all('backendsReported').at(-1)).toMatchObject({ active: 'wasm' });
    expect(
      driven
        .all('backendsReported')
        .at(-1)
        ?.reports.find(({ id }) => id === 'webgpu'),
    ).toMatchObject({ usable: false, reason: expect.stringContaining('lost twice') });
    await definition(async () => null);
    expect(tf.getBackend()).toBe('wasm');
    const reached = ids.map((id) => driven.reports(id).length);
    await driven.until(() => ids.every((id, i) => driven.reports(id).length >= reached[i]! + 5));
    await engine.pause({ ids });
    for (const run of await engine.runs({})) expect(run).toMatchObject({ backend: 'wasm', state: 'paused' });
    for (const id of ids) {
      const reports = driven.reports(id);
      expect(reports.map(({ step }) => step)).toEqual(reports.map((_, at) => at + 1));
      expect(reports.every(({ lossNats }) => Number.isFinite(lossNats))).toBe(true);
    }
    // The one at rest goes on from its own step.
    await expect(engine.step({ id: bystander, count: 2 })).resolves.toMatchObject({ step: 7, backend: 'wasm' });
    driven.losses(bystander).forEach((loss, i) => expect(loss).toBeCloseTo(expected.get('ternary')![i]!, 4));
    await expect(engine.create({ experiment: tiny })).rejects.toMatchObject({
      code: 'no-backend',
      message: expect.stringContaining('lost twice'),
    });
    await driven.removeAll();
  }, 240_000);
});
