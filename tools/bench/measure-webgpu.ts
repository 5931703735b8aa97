import { setBackend } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-webgpu';
import { startWebgpu, webgpuDevice } from '../../src/worker/backends/webgpu';
import { compare, type BenchRow } from './compare';
import { countCalls } from './count-calls';
import { definitionPath } from './paths/definition';
import { jaxPath } from './paths/jax';
import { planPath } from './paths/plan';
import type { SizeId } from './sizes';

let readCounts: ReturnType<typeof countCalls> | null = null;

/** Plan, definition and jax-js on WebGPU, in a browser or on Dawn in Node. */
export async function measureWebgpu(size: SizeId): Promise<readonly BenchRow[]> {
  readCounts ??= countCalls();
  await startWebgpu();
  await setBackend('webgpu');
  return compare(size, { plan: planPath(webgpuDevice()), definition: definitionPath, 'jax-js': jaxPath('webgpu') }, readCounts);
}
