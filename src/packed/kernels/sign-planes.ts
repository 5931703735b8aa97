/**
 * Grids of 2, 3 and 4 bits on kernels that know −1 and +1 only. Their levels are the odd numbers from −(2ⁿ − 1) to 2ⁿ − 1,
 * and every one of them is a sum of n signs:
 *
 *   code = Σ_k 2^k · b_k,  b_k = ±1 by bit k of (code + 2ⁿ − 1) / 2          y = Σ_k 2^k · (b_k · x)
 *
 * So n binary matrices, laid one under the other, do it in one product, exactly and at n bits a weight.
 * Source: the bit-serial products of T-MAC (Wei et al. 2024).
 */
import type { CodedMatrix, PackedProduct, ProductKernel } from './product-kernel';

/** Bits of a grid of odd levels; null for other levels, those of one bit among them: they are signs as they are. */
export function gridBits(levels: readonly number[]): number | null {
  const bits = Math.log2(levels.length);
  const isGrid = Number.isInteger(bits) && levels.every((level, i) => level === 2 * i - levels.length + 1);
  return isGrid && bits > 1 ? bits : null;
}

/** The kernel, which multiplies grids of odd levels by their signs, and everything else as before. */
export const bySignPlanes = (kernel: ProductKernel): ProductKernel => ({
  label: kernel.label,
  pack(matrix) {
    const bits = gridBits(matrix.levels);
    return bits === null ? kernel.pack(matrix) : packPlanes(kernel, matrix, bits);
  },
});

function packPlanes(kernel: ProductKernel, matrix: CodedMatrix, bits: number): PackedProduct {
  const { rows, columns } = matrix;
  const product = kernel.pack(planesOf(matrix, bits));
  return {
    rows,
    columns,
    sizeBytes: product.sizeBytes,
    multiply(x, count, y) {
      const sums = new Int32Array(count * bits * rows);
      const finish = (): void => {
        for (let vector = 0; vector < count; vector++) {
          const own = y.subarray(vector * rows, (vector + 1) * rows).fill(0);
          for (let bit = 0; bit < bits; bit++) {
            const at = (vector * bits + bit) * rows;
            for (let row = 0; row < rows; row++) own[row] = (own[row] ?? 0) + ((sums[at + row] ?? 0) << bit);
          }
        }
      };
      const pending = product.multiply(x, count, sums);
      return pending === undefined ? finish() : pending.then(finish);
    },
    dispose: () => product.dispose(),
  };
}

/** The signs of every bit, plane under plane: `[bits · rows, columns]`. */
function planesOf({ rows, columns, codes }: CodedMatrix, bits: number): CodedMatrix {
  const size = rows * columns;
  const largest = 2 ** bits - 1;
  const planes = new Int8Array(bits * size);
  for (let i = 0; i < size; i++) {
    const field = ((codes[i] ?? 0) + largest) / 2;
    for (let bit = 0; bit < bits; bit++) planes[bit * size + i] = ((field >> bit) & 1) === 1 ? 1 : -1;
  }
  return { rows: bits * rows, columns, levels: [-1, 1], codes: planes };
}
