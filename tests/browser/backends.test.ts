import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { chooseBackend } from '../../src/worker/backends/choose';

describe('choosing a backend', () => {
  it('times real steps, ranks a software WebGPU adapter below WebAssembly, and says so', async () => {
    const { reports, active } = await chooseBackend();
    expect(active).toBe('wasm');
    expect(tf.getBackend()).toBe('wasm');
    expect(reports.map(({ id }) => id)).toEqual(['wasm', 'webgpu', 'cpu']);
    expect(reports[0]).toEqual({ id: 'wasm', usable: true, stepMs: expect.any(Number), stepMultiplies: expect.any(Number) });
    expect(reports[1]).toMatchObject({
      usable: false,
      software: true,
      adapter: expect.stringMatching(/swiftshader/i),
      reason: expect.stringContaining('Not tried'),
    });
  });

  it('takes it when it is asked for by name, after its gradients are checked', async () => {
    const { reports, active } = await chooseBackend('webgpu', true);
    expect(active).toBe('webgpu');
    expect(reports).toEqual([
      { id: 'webgpu', usable: true, software: true, adapter: expect.any(String), kernels: expect.stringContaining('no barriers') },
    ]);
  });

  it('passes over a backend whose gradients are wrong, with the reason', async () => {
    // What some phones do: everything starts, and the embedding's gradient is zero.
    const kernel = tf.getKernel('UnsortedSegmentSum', 'wasm');
    tf.unregisterKernel('UnsortedSegmentSum', 'wasm');
    tf.registerKernel({
      ...kernel,
      kernelFunc: (parameters) => {
        const output = kernel.kernelFunc(parameters);
        for (const { dataId } of [output].flat())
          (parameters.backend as BackendWasm).typedArrayFromHeap({ dataId, shape: [7, 16], dtype: 'float32' }).fill(0);
        return output;
      },
    });
    const { reports, active } = await chooseBackend();
    expect(active).not.toBe('wasm');
    expect(reports.find(({ id }) => id === 'wasm')).toMatchObject({
      usable: false,
      reason: expect.stringContaining('gradient of embedding.weight'),
    });
  });
});
