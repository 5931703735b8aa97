/**
 * Grids of 2, 3 and 4 bits on kernels that know −1 and +1 only. Where their levels are the odd numbers from −(2ⁿ − 1) to
 * 2ⁿ − 1, every one of them is a sum of n signs:
 *
 *   code = Σ_k 2^k · b_k,  b_k = ±1 by bit k of (code + 2ⁿ − 1) / 2          y = Σ_k 2^k · (b_k · x)
 *
 * So n binary matrices, laid one under the other, do it in one product, exactly and at n bits a weight. Where they are all
 * integers from −2ⁿ⁻¹ to 2ⁿ⁻¹ − 1, 2 · code + 1 is such an odd number, and y = (Σ_k 2^k · (b_k · x) − Σx) / 2.
 * Source: the bit-serial products of T-MAC (Wei et al. 2024).
 */
import type { CodedMatrix, PackedProduct, ProductKernel } from './product-kernel';

/** Levels that are sums of signs: odd numbers, or all integers of n bits. */
type Steps = 'odd' | 'whole';

/** Of which kind levels are; null for others, those of one bit among them: they are signs as they are. */
function stepsOf(levels: readonly number[]): Steps | null {
  const count = levels.length;
  if (count < 4 || !Number.isInteger(Math.log2(count))) return null;
  if (levels.every((level, i) => level === 2 * i - count + 1)) return 'odd';
  return levels.every((level, i) => level === i - count / 2) ? 'whole' : null;
}

/** Bits of a grid; null for levels that are none. */
export const gridBits = (levels: readonly number[]): number | null => (stepsOf(levels) === null ? null : Math.log2(levels.length));

/** The kernel, which multiplies grids of odd levels by their signs, and everything else as before. */
export const bySignPlanes = (kernel: ProductKernel): ProductKernel => ({
  label: kernel.label,
  pack(matrix) {
    const steps = stepsOf(matrix.levels);
    return steps === null ? kernel.pack(matrix) : packPlanes(kernel, matrix, steps);
  },
});

function packPlanes(kernel: ProductKernel, matrix: CodedMatrix, steps: Steps): PackedProduct {
  const { rows, columns } = matrix;
  const bits = Math.log2(matrix.levels.length);
  const product = kernel.pack(planesOf(matrix, bits, steps));
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
          if (steps === 'odd') continue;
          let sum = 0;
          for (let column = 0; column < columns; column++) sum += x[vector * columns + column] ?? 0;
          for (let row = 0; row < rows; row++) own[row] = ((own[row] ?? 0) - sum) >> 1;
        }
      };
      const pending = product.multiply(x, count, sums);
      return pending === undefined ? finish() : pending.then(finish);
    },
    dispose: () => product.dispose(),
  };
}

/** The signs of every bit, plane under plane: `[bits · rows, columns]`. */
function planesOf({ rows, columns, codes, levels }: CodedMatrix, bits: number, steps: Steps): CodedMatrix {
  const size = rows * columns;
  const [lowest = 0] = levels;
  const apart = steps === 'odd' ? 2 : 1;
  const planes = new Int8Array(bits * size);
  for (let i = 0; i < size; i++) {
    const field = ((codes[i] ?? 0) - lowest) / apart;
    for (let bit = 0; bit < bits; bit++) planes[bit * size + i] = ((field >> bit) & 1) === 1 ? 1 : -1;
  }
  return { rows: bits * rows, columns, levels: [-1, 1], codes: planes };
}
