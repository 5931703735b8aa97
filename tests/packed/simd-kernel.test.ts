import { describe, expect, it } from 'vitest';
import { experimentOf } from '../../src/experiment/defaults';
import { architectureOf } from '../../src/experiment/architecture-of';
import { chooseKernel, largestProduct } from '../../src/packed/kernels/choose-kernel';
import type { ProductKernel } from '../../src/packed/kernels/product-kernel';
import { startSimdKernel } from '../../src/packed/kernels/simd-kernel';
import { simdModule } from '../../src/packed/kernels/simd-module';
import { describeProductKernel } from './kernel-contract';
import { integerProduct, randomActivations, randomMatrix } from './random-matrix';

async function simdKernel(largest = { rows: 70, columns: 1031 }): Promise<ProductKernel> {
  const module = await simdModule();
  if (module === null) throw new Error('Every Node that the project supports has WebAssembly SIMD.');
  return startSimdKernel(module, largest);
}

describeProductKernel('the SIMD kernel', () => simdKernel());

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
  it.each(['reverse', 'gestures'] as const)('fits the largest matrix of a model of %s', async (task) => {
    const architecture = architectureOf(experimentOf({ task, mode: 'ternary' }));
    const { rows, columns } = largestProduct(architecture);
    const matrix = randomMatrix(rows, columns, 'ternary', 1);
    const x = randomActivations(1, columns, 1);
    const y = new Int32Array(rows);
    await (await chooseKernel(architecture)).pack(matrix).multiply(x, 1, y);
    expect(y).toEqual(integerProduct(matrix, x, 1));
  });
});
