/** What every kernel must do, on whichever machine the caller runs. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modeOf, type QuantisedModeId } from '../../src/catalog/modes/modes';
import type { ProductKernel } from '../../src/packed/kernels/product-kernel';
import { integerProduct, randomActivations, randomMatrix } from './random-matrix';

/** Kinds of codes: of the papers, and grids of 2, 3 and 4 bits, which are sums of signs where a kernel has no other. */
export const modesOfEvery = ['ternary', 'binary'] as const satisfies readonly QuantisedModeId[];
export const modesOfGrids = [
  'bits2-row',
  'bits3-row',
  'bits4-row',
  'bits3-row-lsq',
  'bits4-row-lsq',
] as readonly string[] as readonly QuantisedModeId[];

export function describeProductKernel(
  name: string,
  prepare: () => Promise<ProductKernel>,
  cases = 150,
  modes: readonly QuantisedModeId[] = modesOfEvery,
): void {
  describe(`${name} multiplies exactly`, () => {
    it('matrices of any shape', async () => {
      const kernel = await prepare();
      const shape = fc.record({
        rows: fc.integer({ min: 1, max: 70 }),
        columns: fc.integer({ min: 1, max: 300 }),
        count: fc.integer({ min: 1, max: 3 }),
        mode: fc.constantFrom(...modes),
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

    it.each(modes)('the largest sums of %s codes, and twice with the same matrix', async (mode) => {
      const kernel = await prepare();
      const [rows, columns] = [33, 1031];
      const levels = modeOf(mode).levels ?? [];
      const lowest = levels[0] ?? 0;
      const matrix = { rows, columns, levels, codes: new Int8Array(rows * columns).fill(lowest) };
      const product = kernel.pack(matrix);
      for (const extreme of [-128, 127]) {
        const y = new Int32Array(rows);
        await product.multiply(new Int8Array(columns).fill(extreme), 1, y);
        expect([...y]).toEqual(Array.from({ length: rows }, () => lowest * extreme * columns));
      }
      product.dispose();
    });
  });
}
