/** Devices destroyed at random moments: nothing fails, nothing is reported twice, and every call is answered. */
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { randomStream } from '../../src/math/random';
import type { ChosenBackend } from '../../src/worker/backends/choose';
import { renewWebgpuDevice, webgpuHealth, webgpuTarget } from '../../src/worker/backends/webgpu';
import type { RunId } from '../../src/worker/protocol';
import { tinyExperiment } from '../tiny-experiment';
import { answerOf } from '../worker/answer-of';
import { DrivenEngine } from './driven-engine';

const tiny = tinyExperiment({ backend: 'webgpu', feedForwardSize: 12, batchSize: 4, steps: 20_000, lambdaSteps: 100, mode: 'ternary' });

/** However often it is lost: always a fresh device, never another backend. */
async function freshDevice(former: ChosenBackend): Promise<ChosenBackend> {
  await renewWebgpuDevice();
  return { ...former, plan: { target: webgpuTarget() }, ...webgpuHealth() };
}

const driven = new DrivenEngine(freshDevice);
const { engine } = driven;
const losses: number[] = [];

/** The newest device created, even if not delivered yet. */
let newest: GPUDevice;
const destroyDevice = (): void => newest.destroy();
const wait = async (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

let compiled = 0;
/** Gives a device kernels to compile for a second or two, so that the notification of its loss is queued behind them. */
function keepCompiling(device: GPUDevice): void {
  for (let kernel = 0; kernel < 2; kernel++) {
    const lines = Array.from({ length: 800 }, (_, i) => `v = fma(v, x[${i % 61}], sqrt(abs(v + ${i + compiled}.5)));`).join('\n');
    compiled += 10_000;
    const code = `@group(0) @binding(0) var<storage, read_write> x: array<f32>; @compute @workgroup_size(4) fn main(@builtin(global_invocation_id) id: vec3u) { var v = x[id.x];\n${lines}\nx[id.x] = v; }`;
    device.createComputePipelineAsync({ layout: 'auto', compute: { module: device.createShaderModule({ code }) } }).catch(() => undefined);
  }
}

beforeAll(async () => {
  const { requestDevice } = GPUAdapter.prototype;
  GPUAdapter.prototype.requestDevice = async function (this: GPUAdapter, descriptor?: GPUDeviceDescriptor) {
    newest = await requestDevice.call(this, descriptor);
    return newest;
  };
  await engine.backends({ prefer: 'webgpu', only: true });
  // What an undisturbed run of the same seed gives.
  const { id } = await driven.created(tiny);
  await engine.step({ id, count: 150 });
  losses.push(...driven.losses(id));
  await driven.removeAll();
}, 240_000);

afterEach(async () => {
  await driven.removeAll();
});

/** Every step once, in order, and the same to the bit as undisturbed. */
function expectUndisturbed(id: RunId): void {
  const reports = driven.reports(id).slice(0, losses.length);
  expect(reports.map(({ step }) => step)).toEqual(reports.map((_, at) => at + 1));
  expect(reports.map(({ lossNats }) => lossNats)).toEqual(losses.slice(0, reports.length));
  expect(driven.all('failed')).toEqual([]);
}

async function replaced(count: number): Promise<void> {
  await driven.until(() => driven.all('deviceReplaced').length >= count);
}

describe('a device that is lost', () => {
  it.each([
    [0, 20],
    [300, 36],
  ])(
    '%i ms after training is begun, while kernels still compile',
    async (ms, hiddenSize) => {
      // Sizes that nothing is compiled for yet: what evaluates the untrained model is still being compiled when training begins.
      const { id } = await engine.create({ experiment: { ...tiny, hiddenSize } });
      await engine.play({ ids: [id] });
      await wait(ms);
      keepCompiling(newest);
      destroyDevice();
      await driven.until(
        () => driven.all('failed').length > 0 || (driven.all('deviceReplaced').length > 0 && driven.reports(id).length >= 5),
      );
      await engine.pause({ ids: [id] });
      expect(driven.all('failed')).toEqual([]);
      expect(driven.all('deviceReplaced')[0]).toMatchObject({ summaries: [{ id, state: 'running' }] });
      expect(driven.reports(id).map(({ step }) => step)).toEqual(driven.reports(id).map((_, at) => at + 1));
    },
    240_000,
  );

  it.each([[40, 28]])(
    '%i ms after a model is begun to be made',
    async (ms, hiddenSize) => {
      const making = engine.create({ experiment: { ...tiny, hiddenSize } });
      await wait(ms);
      destroyDevice();
      const { id } = await making;
      expect((await engine.step({ id, count: 3 })).step).toBe(3);
      expect(driven.all('failed')).toEqual([]);
      expect((await engine.runs({}))[0]).toMatchObject({ id, path: 'plan', state: 'paused' });
      expect((await engine.runs({}))[0]).not.toHaveProperty('planRefusal');
    },
    240_000,
  );

  it('while paused, with every kind of request in flight', async () => {
    const { id } = await driven.created(tiny);
    await engine.step({ id, count: 20 });
    const undisturbed = [await engine.inspect({ id }), await answerOf(engine, id, '1234'), await engine.attention({ id, input: '1234' })];
    const asked = Promise.all([
      engine.inspect({ id }),
      answerOf(engine, id, '1234'),
      engine.attention({ id, input: '1234' }),
      engine.export({ id, format: 'packed' }),
      engine.export({ id, format: 'checkpoint' }),
      engine.rehearse({ id, layer: 'blocks.0.attention.qkv' }).catch((error: unknown) => error),
      engine.focus({ id, layer: null }),
    ]);
    destroyDevice();
    const answers = await asked;
    expect(answers.slice(0, 3)).toEqual(undisturbed);
    await replaced(1);
    expect(driven.all('deviceReplaced')[0]).toMatchObject({ summaries: [{ id, state: 'paused', step: 20 }] });
    await engine.step({ id, count: 20 });
    expectUndisturbed(id);
  }, 240_000);

  it('five times in a row', async () => {
    const { id } = await driven.created(tiny);
    await engine.play({ ids: [id] });
    for (let loss = 1; loss <= 5; loss++) {
      destroyDevice();
      await replaced(loss);
    }
    await driven.until(() => driven.reports(id).length >= 40);
    await engine.pause({ ids: [id] });
    expectUndisturbed(id);
    expect(driven.all('deviceLost')).toHaveLength(5);
  }, 240_000);

  it.each([2])(
    'at random moments of training, looking, saving, pausing and making models, seed %i',
    async (seed) => {
      const random = randomStream(seed, 'device-losses');
      const { id } = await engine.create({ experiment: tiny });
      let steps = 0;
      const acts: readonly (() => Promise<unknown>)[] = [
        async () => engine.inspect({ id }),
        async () => answerOf(engine, id, '1234'),
        async () => engine.export({ id, format: 'packed' }),
        async () =>
          engine
            .play({ ids: [id] })
            .then(async () => wait(random.integer(60)))
            .then(async () => engine.pause({ ids: [id] })),
        async () => engine.step({ id, count: 1 + random.integer(9) }),
        async () => engine.create({ experiment: { ...tiny, seed: 5 } }).then(async (other) => engine.remove({ ids: [other.id] })),
      ];
      for (let act = 0; act < 5; act++) {
        const acting = acts[random.integer(acts.length)]!();
        if (random.uniform() < 0.6) {
          await wait(random.integer(30));
          destroyDevice();
        }
        await acting;
        steps = driven.reports(id).length;
      }
      await engine.step({ id, count: 5 });
      expect(driven.reports(id)).toHaveLength(steps + 5);
      expectUndisturbed(id);
      expect((await engine.runs({})).map(({ path, state }) => [path, state])).toEqual([['plan', 'paused']]);
    },
    240_000,
  );
});
