import { describe, expect, it } from 'vitest';
import { experimentOf } from '../../src/experiment/defaults';
import { architectureOf } from '../../src/experiment/architecture-of';
import { modeOf, type QuantisedModeId } from '../../src/catalog/modes/modes';
import { chooseKernel, largestProduct } from '../../src/packed/kernels/choose-kernel';
import type { ProductKernel } from '../../src/packed/kernels/product-kernel';
import { startSimdKernel } from '../../src/packed/kernels/simd-kernel';
import { simdModule } from '../../src/packed/kernels/simd-module';
import { bySignPlanes } from '../../src/packed/kernels/sign-planes';
import { describeProductKernel, modesOfGrids } from './kernel-contract';
import { integerProduct, randomActivations, randomMatrix } from './random-matrix';

async function simdKernel(largest = { rows: 70, columns: 1031 }): Promise<ProductKernel> {
  const module = await simdModule();
  if (module === null) throw new Error('Every Node that the project supports has WebAssembly SIMD.');
  return startSimdKernel(module, largest);
}

describeProductKernel('the SIMD kernel', () => simdKernel());
describeProductKernel(
  'the SIMD kernel, grids by their signs,',
  async () => bySignPlanes(await simdKernel({ rows: 4 * 70, columns: 1031 })),
  150,
  modesOfGrids,
);

it('takes n bits a code of a grid of n bits', async () => {
  const kernel = bySignPlanes(await simdKernel({ rows: 256, columns: 64 }));
  for (const mode of modesOfGrids)
    expect(kernel.pack(randomMatrix(64, 64, mode, 1)).sizeBytes).toBe((Math.log2(modeOf(mode).levels?.length ?? 0) * 64 * 64) / 8);
});

describe('its memory', () => {
  it('keeps several matrices apart and is used again when all are given back', async () => {
    const kernel = await simdKernel({ rows: 200, columns: 300 });
    for (let round = 0; round < 3; round++) {
      const matrices = [
        [200, 300, 'ternary'],
        [1, 1, 'binary'],
        [33, 65, 'binary'],
        [64, 128, 'ternary'],
      ] as const;
      const packed = matrices.map(([rows, columns, mode]) => {
        const matrix = randomMatrix(rows, columns, mode, round);
        return { matrix, product: kernel.pack(matrix) };
      });
      for (const { matrix, product } of packed) {
        const x = randomActivations(1, matrix.columns, round);
        const y = new Int32Array(matrix.rows);
        await product.multiply(x, 1, y);
        expect(y).toEqual(integerProduct(matrix, x, 1));
      }
      for (const { product } of packed) product.dispose();
    }
  });

  it('refuses a matrix larger than it was started for', async () => {
    const kernel = await simdKernel({ rows: 8, columns: 8 });
    expect(() => kernel.pack(randomMatrix(9, 8, 'ternary', 1))).toThrow(RangeError);
  });
});

describe('the choice of a kernel', () => {
  const recipes = ['ternary', 'binary-row', 'ternary-g32', 'ternary-sherry', 'bits2-row', 'bits3', 'bits4-g64'] as readonly string[];
  const cases = (['reverse', 'gestures'] as const).flatMap((task) => recipes.map((mode) => [task, mode as QuantisedModeId] as const));
  it.each(cases)('fits the largest matrix of a model of %s, %s', async (task, mode) => {
    const architecture = architectureOf(experimentOf({ task, mode }));
    const { rows, columns } = largestProduct(architecture);
    const matrix = randomMatrix(rows, columns, mode, 1);
    const x = randomActivations(1, columns, 1);
    const y = new Int32Array(rows);
    await (await chooseKernel(architecture)).pack(matrix).multiply(x, 1, y);
    expect(y).toEqual(integerProduct(matrix, x, 1));
  });
});
