/** The kernels of packed products in a real browser: exact, on the CPU and on WebGPU. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { simdModule } from '../../src/packed/kernels/simd-module';
import { startSimdKernel } from '../../src/packed/kernels/simd-kernel';
import { tableKernel } from '../../src/packed/kernels/table-kernel';
import { packedDot } from '../../src/packed/kernels/webgpu-dot';
import { KernelLostError } from '../../src/packed/kernels/product-kernel';
import { webgpuKernel } from '../../src/packed/kernels/webgpu-kernel';
import { bitPlanes } from '../../src/packed/kernels/webgpu-planes';
import { bySignPlanes } from '../../src/packed/kernels/sign-planes';
import { describeProductKernel, modesOfGrids } from '../packed/kernel-contract';
import { randomMatrix } from '../packed/random-matrix';

let device: GPUDevice;
const problems: string[] = [];

async function newDevice(): Promise<GPUDevice> {
  const adapter = await navigator.gpu.requestAdapter();
  if (adapter === null) throw new Error('The tests need a WebGPU adapter.');
  return adapter.requestDevice();
}

beforeAll(async () => {
  device = await newDevice();
  device.addEventListener('uncapturederror', ({ error }) => problems.push(error.message));
});

afterAll(() => {
  device.destroy();
  expect(problems).toEqual([]);
});

describeProductKernel('the table kernel', async () => tableKernel, 30);
describeProductKernel(
  'the SIMD kernel',
  async () => {
    const module = await simdModule();
    if (module === null) throw new Error('Chromium has WebAssembly SIMD.');
    return startSimdKernel(module, { rows: 70, columns: 1031 });
  },
  30,
);
// Every shape is a shader of its own, and a software adapter compiles for some ten milliseconds.
describeProductKernel('the WebGPU kernel on bit planes', async () => webgpuKernel(device, bitPlanes), 20);
describeProductKernel('the WebGPU kernel with dot products of four', async () => webgpuKernel(device, packedDot), 20);
describeProductKernel(
  'the WebGPU kernel, grids by their signs,',
  async () => bySignPlanes(webgpuKernel(device, packedDot)),
  10,
  modesOfGrids,
);

it('a kernel whose device is lost says so', async () => {
  const own = await newDevice();
  const product = webgpuKernel(own, bitPlanes).pack(randomMatrix(4, 8, 'ternary', 1));
  await product.multiply(new Int8Array(8), 1, new Int32Array(4));
  own.destroy();
  await expect(product.multiply(new Int8Array(8), 1, new Int32Array(4))).rejects.toBeInstanceOf(KernelLostError);
});
