/** A browser whose WebGPU fails in one way or another: the next backend trains, and the list of backends says why. */
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it } from 'vitest';
import { definition } from '../../src/worker/backends/definition';
import { chooseBackend, replaceBackend, type ChosenBackend } from '../../src/worker/backends/choose';
import { findWebgpuAdapter, renewWebgpuDevice, webgpuDevice } from '../../src/worker/backends/webgpu';
import { createEngine } from '../../src/worker/engine/engine';
import type { BackendReport, EngineEvent } from '../../src/worker/protocol';
import { tinyExperiment } from '../tiny-experiment';

const { requestAdapter } = GPU.prototype;
const { requestDevice } = GPUAdapter.prototype;
const gpu = Object.getOwnPropertyDescriptor(Navigator.prototype, 'gpu')!;

afterEach(() => {
  Object.assign(GPU.prototype, { requestAdapter });
  Object.assign(GPUAdapter.prototype, { requestDevice });
  Object.defineProperty(Navigator.prototype, 'gpu', gpu);
});

const never = async (): Promise<never> => new Promise<never>(() => undefined);
const rejecting = async (): Promise<never> => {
  throw new DOMException('the driver said no', 'OperationError');
};

/** Adapters with parts of another kind. */
function onAdapters(parts: PropertyDescriptorMap): void {
  GPU.prototype.requestAdapter = async function (this: GPU, options?: GPURequestAdapterOptions) {
    const adapter = await requestAdapter.call(this, options);
    return adapter === null ? null : Object.defineProperties(adapter, parts);
  };
}

/** An adapter that is ranked above WebAssembly. */
const card: PropertyDescriptorMap = { info: { value: { vendor: 'acme', architecture: 'fast', device: '', description: '' } } };

/** The first `count` devices are lost as soon as they are had. */
function losing(count: number): { handedOut: number } {
  const seen = { handedOut: 0 };
  GPUAdapter.prototype.requestDevice = async function (this: GPUAdapter, descriptor?: GPUDeviceDescriptor) {
    const device = await requestDevice.call(this, descriptor);
    if (seen.handedOut++ < count) device.destroy();
    return device;
  };
  return seen;
}

const reportOf = ({ reports }: Pick<ChosenBackend, 'reports'>, wanted: BackendReport['id']): BackendReport | undefined =>
  reports.find(({ id }) => id === wanted);

const faults: readonly [string, RegExp, () => void][] = [
  [
    'requestDevice rejects',
    /gave no device: the driver said no/,
    () => void (onAdapters(card), (GPUAdapter.prototype.requestDevice = rejecting)),
  ],
  [
    'requestDevice never settles',
    /gave no device.*gave no answer/,
    () => void (onAdapters(card), (GPUAdapter.prototype.requestDevice = never)),
  ],
  [
    'requestDevice throws at once',
    /gave no device: no such thing/,
    () =>
      onAdapters({
        ...card,
        requestDevice: {
          value: () => {
            throw new TypeError('no such thing');
          },
        },
      }),
  ],
  ['requestAdapter rejects', /the driver said no/, () => void (GPU.prototype.requestAdapter = rejecting)],
  ['requestAdapter never settles', /gave no answer/, () => void (GPU.prototype.requestAdapter = never)],
  ['requestAdapter finds nothing', /found no graphics adapter/, () => void (GPU.prototype.requestAdapter = async () => null)],
  [
    'navigator.gpu throws',
    /not for you/,
    () =>
      void Object.defineProperty(Navigator.prototype, 'gpu', {
        configurable: true,
        get: () => {
          throw new Error('not for you');
        },
      }),
  ],
  [
    'navigator.gpu is undefined',
    /has no WebGPU/,
    () => void Object.defineProperty(Navigator.prototype, 'gpu', { configurable: true, value: undefined }),
  ],
  ['every device is lost at once', /was lost/, () => void (onAdapters(card), losing(Infinity))],
];

describe.each(faults)('where %s', (_name, reason, arrange) => {
  it('WebAssembly trains, and WebGPU says why it does not', async () => {
    arrange();
    const chosen = await chooseBackend('auto');
    expect(chosen.active).toBe('wasm');
    // The definition follows, where something asks for it.
    await definition(async () => null);
    expect(tf.getBackend()).toBe('wasm');
    expect(chosen.plan).toEqual({ target: { kind: 'wasm' } });
    expect(reportOf(chosen, 'wasm')).toMatchObject({ usable: true });
    expect(reportOf(chosen, 'webgpu')).toMatchObject({ usable: false, reason: expect.stringMatching(reason) });
  }, 60_000);
});

describe('an adapter that lacks something', () => {
  it.each([
    [
      'its name',
      {
        info: {
          get: () => {
            throw new Error('no name');
          },
        },
      },
    ],
    ['all information', { info: { value: undefined } }],
    ['limits', { limits: { value: undefined } }],
    ['some limits', { limits: { value: { maxBufferSize: 2 ** 28 } } }],
    ['features', { features: { value: undefined } }],
  ] as const)('gives a device all the same: %s', async (_name, parts) => {
    onAdapters(parts);
    const adapter = await findWebgpuAdapter();
    expect(adapter).toMatchObject({ name: expect.any(String), software: expect.any(Boolean) });
    await renewWebgpuDevice();
    expect(webgpuDevice()).toBeInstanceOf(GPUDevice);
  });
});

describe('an engine that is asked for WebGPU', () => {
  const tiny = tinyExperiment({ backend: 'webgpu', feedForwardSize: 12, batchSize: 4, steps: 5 });
  // Compiling a hundred kernels of TensorFlow.js for the self-test of the definition takes longer than these tests.
  const proven = async (prefer: 'webgpu' | 'wasm' | 'cpu' | 'auto', only: boolean): Promise<ChosenBackend> =>
    chooseBackend(prefer, only, true);

  it('goes on with a fresh device where the first is lost at once', async () => {
    const seen = losing(1);
    await renewWebgpuDevice();
    const engine = createEngine({ emit: () => undefined, chooseBackend: proven, replaceBackend });
    expect(await engine.create({ experiment: tiny })).toMatchObject({ backend: 'webgpu', path: 'plan' });
    expect(seen.handedOut).toBe(2);
  }, 60_000);

  it('says that WebGPU cannot train here, not that nothing can, and asks for a device again with the next run', async () => {
    losing(Infinity);
    await renewWebgpuDevice();
    const events: EngineEvent[] = [];
    const engine = createEngine({ emit: (event) => events.push(event), chooseBackend: proven, replaceBackend });
    for (let attempt = 0; attempt < 2; attempt++) {
      await expect(engine.create({ experiment: tiny })).rejects.toMatchObject({
        code: 'no-backend',
        message: expect.stringMatching(/^WebGPU cannot train here\. .*lost/),
      });
    }
    losing(0);
    expect(await engine.create({ experiment: tiny })).toMatchObject({ backend: 'webgpu' });
  }, 60_000);

  it('tries it again with the next run after it has fallen back to another backend', async () => {
    losing(0);
    const events: EngineEvent[] = [];
    const engine = createEngine({ emit: (event) => events.push(event), chooseBackend: proven, replaceBackend });
    const { id } = await engine.create({ experiment: tiny });
    await engine.remove({ ids: [id] });
    GPUAdapter.prototype.requestDevice = rejecting;
    webgpuDevice().destroy();
    await expect.poll(() => events.some(({ type }) => type === 'deviceReplaced'), { timeout: 20_000 }).toBe(true);
    expect(events.findLast(({ type }) => type === 'backendsReported')).toMatchObject({ active: 'wasm' });
    await expect(engine.create({ experiment: tiny })).rejects.toMatchObject({
      code: 'no-backend',
      message: expect.stringContaining('the driver said no'),
    });
    // What does not ask for it by name is not held up.
    expect(await engine.create({ experiment: { ...tiny, backend: 'wasm' } }).then((run) => engine.remove({ ids: [run.id] }))).toBeNull();
    losing(0);
    expect(await engine.create({ experiment: tiny })).toMatchObject({ backend: 'webgpu', path: 'plan' });
  }, 60_000);
});
