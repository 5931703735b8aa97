import { setBackend } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-webgpu';
import { chooseVariant } from '../../src/worker/backends/choose-variant';
import { findWebgpuAdapter, webgpuDevice } from '../../src/worker/backends/webgpu';
import { startWebgpu } from '../../src/worker/backends/webgpu-tensorflow';
import { compare, type BenchRow } from './compare';
import { countCalls } from './count-calls';
import { definitionPath } from './paths/definition';
import { jaxPath } from './paths/jax';
import { planPath } from './paths/plan';
import type { SizeId } from './sizes';

let readCounts: ReturnType<typeof countCalls> | null = null;

/** Plan, definition and jax-js on WebGPU, in a browser or on Dawn in Node. */
export async function measureWebgpu(size: SizeId): Promise<readonly BenchRow[]> {
  await startWebgpu();
  if (readCounts === null) {
    const adapter = await findWebgpuAdapter();
    // As the page does it, so that the plan is measured with the kernels that it has there.
    console.error(await chooseVariant(webgpuDevice(), 'software' in adapter && adapter.software));
    readCounts = countCalls();
  }
  await setBackend('webgpu');
  return compare(size, { plan: planPath(webgpuDevice()), definition: definitionPath, 'jax-js': jaxPath('webgpu') }, readCounts);
}
