/** What every kernel must do, on whichever machine the caller runs. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modeOf } from '../../src/catalog/modes/modes';
import type { ProductKernel } from '../../src/packed/kernels/product-kernel';
import { integerProduct, randomActivations, randomMatrix } from './random-matrix';

export function describeProductKernel(name: string, prepare: () => Promise<ProductKernel>, cases = 150): void {
  describe(`${name} multiplies exactly`, () => {
    it('matrices of any shape', async () => {
      const kernel = await prepare();
      const shape = fc.record({
        rows: fc.integer({ min: 1, max: 70 }),
        columns: fc.integer({ min: 1, max: 300 }),
        count: fc.integer({ min: 1, max: 3 }),
        mode: fc.constantFrom('ternary' as const, 'binary' as const),
        seed: fc.nat(1000),
      });
      await fc.assert(
        fc.asyncProperty(shape, async ({ rows, columns, count, mode, seed }) => {
          const matrix = randomMatrix(rows, columns, mode, seed);
          const x = randomActivations(count, columns, seed);
          const product = kernel.pack(matrix);
          const y = new Int32Array(count * rows).fill(77);
          await product.multiply(x, count, y);
          product.dispose();
          expect(y).toEqual(integerProduct(matrix, x, count));
        }),
        { numRuns: cases, seed: 1 },
      );
    });

    it.each(['ternary', 'binary'] as const)('the largest sums of %s codes, and twice with the same matrix', async (mode) => {
      const kernel = await prepare();
      const [rows, columns] = [33, 1031];
      const matrix = { rows, columns, levels: modeOf(mode).levels ?? [], codes: new Int8Array(rows * columns).fill(-1) };
      const product = kernel.pack(matrix);
      for (const extreme of [-128, 127]) {
        const y = new Int32Array(rows);
        await product.multiply(new Int8Array(columns).fill(extreme), 1, y);
        expect([...y]).toEqual(Array.from({ length: rows }, () => -extreme * columns));
      }
      product.dispose();
    });
  });
}
