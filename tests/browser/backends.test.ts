import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { chooseBackend } from '../../src/worker/backends/choose';
import { definition } from '../../src/worker/backends/definition';

describe('choosing a backend', () => {
  it('times real steps, ranks a software WebGPU adapter below WebAssembly, and says so', async () => {
    const { reports, active } = await chooseBackend();
    expect(active).toBe('wasm');
    await definition(async () => null);
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
});
