import { modeOf } from '../../catalog/modes/modes';
import type { Architecture } from '../../experiment/architecture';
import { randomStream } from '../../math/random';
import { KernelLostError, type CodedMatrix, type ProductKernel } from './product-kernel';
import { bySignPlanes, gridBits } from './sign-planes';
import { startSimdKernel } from './simd-kernel';
import { simdModule } from './simd-module';
import { tableKernel } from './table-kernel';

/** The largest matrix of a model, layers that share their input laid together and groups of inputs apart, as `linear.ts` does. */
export interface LargestProduct {
  readonly rows: number;
  readonly columns: number;
}

export function largestProduct({ recipe, hiddenSize, numHeads, numKvHeads, feedForwardSize, mode }: Architecture): LargestProduct {
  const qkv = hiddenSize + 2 * (hiddenSize / numHeads) * numKvHeads;
  const up = recipe === 'edifice' ? feedForwardSize : 2 * feedForwardSize;
  const columns = Math.max(hiddenSize, feedForwardSize);
  const { granularity } = modeOf(mode);
  return {
    rows: Math.max(qkv, up, hiddenSize),
    columns: typeof granularity === 'string' ? columns : Math.min(columns, granularity.group),
  };
}

/** The same as kernels see it that multiply a grid bit by bit. */
const inPlanes = ({ rows, columns }: LargestProduct, levels: readonly number[]): LargestProduct => ({
  rows: rows * (gridBits(levels) ?? 1),
  columns,
});

/**
 * Matrices with fewer codes than this are not tried on WebGPU. An answer that has to be read back takes 0.1 ms and more
 * on any device, and SIMD multiplies a million codes in 0.03 ms: compiling a shader to see that would be waste.
 */
const fewestCodesForWebgpu = 2 ** 20;
/** Each kernel multiplies for this long at a time: browser clocks are coarse, and the JIT warms up. */
const roundMs = 1.5;
/** The best round of each counts, which is the one that nothing disturbed. */
const rounds = 3;

/**
 * What multiplies fastest by the codes of such a model on this machine: each kernel that starts and gives the same
 * integers as the plain one is tried on a matrix of the model's size, some ten milliseconds in all.
 *
 * @param onGpu kernels of a graphics device, where there is one
 */
export async function chooseKernel(architecture: Architecture, onGpu: () => readonly ProductKernel[] = () => []): Promise<ProductKernel> {
  const { levels } = modeOf(architecture.mode);
  // Only the plain kernel supports any levels; the others −1, 0 and +1, and what is made of them.
  const isPlain = levels === null || (gridBits(levels) === null && levels.some((level) => Math.abs(level) > 1));
  if (isPlain || architecture.activationBits === null) return tableKernel;
  const largest = largestProduct(architecture);
  const started = await startedKernels(inPlanes(largest, levels), onGpu);
  const kernels = [tableKernel, ...started.map(bySignPlanes)];
  if (kernels.length === 1) return tableKernel;
  const trial = trialOf(largest, levels);
  let best = { kernel: tableKernel, perMs: 0 };
  for (let round = 0; round < rounds; round++) {
    for (const kernel of kernels) {
      const perMs = await speedOf(kernel, trial);
      if (perMs > best.perMs) best = { kernel, perMs };
    }
  }
  return best.kernel;
}

/** Those that this machine can run, beside the plain one. */
async function startedKernels(largest: LargestProduct, onGpu: () => readonly ProductKernel[]): Promise<readonly ProductKernel[]> {
  const module = await simdModule();
  const worthIt = largest.rows * largest.columns >= fewestCodesForWebgpu;
  return [...(module === null ? [] : [await startSimdKernel(module, largest)]), ...(worthIt ? onGpu() : [])];
}

interface Trial {
  readonly matrix: CodedMatrix;
  readonly x: Int8Array;
  readonly expected: Int32Array;
}

function trialOf({ rows, columns }: LargestProduct, levels: readonly number[]): Trial {
  const random = randomStream(0, 'kernel-trial');
  const codes = Int8Array.from({ length: rows * columns }, () => random.pick(levels));
  const matrix = { rows, columns, levels, codes };
  const x = Int8Array.from({ length: columns }, () => random.integer(255) - 127);
  const expected = new Int32Array(rows);
  const plain = tableKernel.pack(matrix);
  void plain.multiply(x, 1, expected);
  return { matrix, x, expected };
}

/** Products per millisecond; 0 where the kernel gets another result, or none because its device is lost. */
async function speedOf(kernel: ProductKernel, { matrix, x, expected }: Trial): Promise<number> {
  const product = kernel.pack(matrix);
  try {
    const y = new Int32Array(matrix.rows);
    const started = performance.now();
    let [count, elapsedMs] = [0, 0];
    while (elapsedMs < roundMs) {
      await product.multiply(x, 1, y);
      count++;
      elapsedMs = performance.now() - started;
    }
    return y.every((sum, i) => sum === expected[i]) ? count / elapsedMs : 0;
  } catch (error) {
    if (error instanceof KernelLostError) return 0;
    throw error;
  } finally {
    product.dispose();
  }
}
