/** What some phones do: TensorFlow.js starts in WebAssembly, and the gradient of the embedding is zero. */
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it, vi } from 'vitest';
import { chooseBackend } from '../../src/worker/backends/choose';
import { definition } from '../../src/worker/backends/definition';
import { startWasm } from '../../src/worker/backends/wasm';
import * as simd from '../../src/plan/cpu/simd-module';
import { PlanRefusal } from '../../src/plan/plan-refusal';

vi.mock(import('../../src/plan/cpu/simd-module'), { spy: true });

beforeAll(async () => {
  await startWasm();
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
});

// First: what a worker has proven of compiled steps, it does not prove again.
it('WebAssembly is passed over where there are no compiled steps either, with the reason', async () => {
  vi.mocked(simd.compiledSimdModule).mockRejectedValue(new PlanRefusal('no SIMD in this test'));
  const { reports, active } = await chooseBackend();
  expect(active).not.toBe('wasm');
  expect(reports.find(({ id }) => id === 'wasm')).toMatchObject({
    usable: false,
    reason: expect.stringContaining('gradient of embedding.weight'),
  });
  vi.mocked(simd.compiledSimdModule).mockReset();
});

it('compiled steps train in WebAssembly all the same, and another backend computes the definition', async () => {
  const { active, plan } = await chooseBackend();
  expect({ active, plan }).toEqual({ active: 'wasm', plan: { target: { kind: 'wasm' } } });
  await definition(async () => null);
  expect(tf.getBackend()).toBe('cpu');
});
