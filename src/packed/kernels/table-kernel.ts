/**
 * Packed product on plain typed arrays, by tables.
 *
 * A byte of codes (see `code-bytes.ts`) can be one of at most 256 combinations: 81 of four ternary codes, 256 of eight binary ones.
 * What each of them makes of the activations it meets is worked out once per activation vector; after that a row costs
 * one look-up a byte:
 *
 *   y[r] = Σ_g table[g][byte[r][g]]      table[g][fields] = Σ_k (lowest + step·field_k) · x[perByte·g + k]
 *
 * Source: the table look-up of T-MAC (Wei et al. 2024) and bitnet.cpp (Wang et al. 2024), here without rounding the table.
 */
import * as words from '#words/packed/kernels';
import { codeBytesOf, packRows, type CodeBytes } from './code-bytes';
import type { CodedMatrix, ProductKernel } from './product-kernel';

const entries = 256;

export const tableKernel: ProductKernel = {
  label: words.arrays,
  pack(matrix) {
    const multiply = tableProduct(matrix, Int16Array);
    return { rows: matrix.rows, columns: matrix.columns, sizeBytes: multiply.sizeBytes, multiply: multiply.run, dispose: () => undefined };
  },
};

/** The same product for activations that are not rounded: sums of float64, in the order of the columns' bytes. */
export interface UnroundedProduct {
  readonly sizeBytes: number;
  /**
   * @param x `[count, columns]`
   * @param y `[count, rows]`
   */
  multiply(x: Float32Array, count: number, y: Float32Array): void;
}

export function packForUnrounded(matrix: CodedMatrix): UnroundedProduct {
  const { sizeBytes, run } = tableProduct(matrix, Float64Array);
  return { sizeBytes, multiply: run };
}

type Numbers = Int8Array | Float32Array;
type Table = Int16Array | Float64Array;

/** An entry is a sum of eight activations of 8 bits, or of fewer times codes of up to fifteen, so 16 bits hold it. */
function tableProduct(
  matrix: CodedMatrix,
  TableOf: new (length: number) => Table,
): { readonly sizeBytes: number; run(x: Numbers, count: number, y: Int32Array | Float32Array): void } {
  const { rows, columns, levels } = matrix;
  const layout = codeBytesOf(levels);
  const bytes = packRows(matrix);
  const groups = Math.ceil(columns / layout.perByte);
  const table = new TableOf(groups * entries);
  const run = (x: Numbers, count: number, y: Int32Array | Float32Array): void => {
    for (let i = 0; i < count; i++) {
      fillTable(table, x.subarray(i * columns, (i + 1) * columns), layout);
      lookUp(table, bytes, y.subarray(i * rows, (i + 1) * rows), groups);
    }
  };
  return { sizeBytes: bytes.length, run };
}

/** Entries of field values that no code has are left as they are: no byte asks for them. */
function fillTable(table: Table, x: Numbers, { bits, perByte, lowest, step, values }: CodeBytes): void {
  for (let start = 0, base = 0; start < x.length; start += perByte, base += entries) {
    let least = 0;
    for (let k = 0; k < perByte; k++) least += lowest * (x[start + k] ?? 0);
    table[base] = least;
    for (let k = 0; k < perByte; k++) {
      const filled = 1 << (bits * k);
      const by = step * (x[start + k] ?? 0);
      for (let field = 1; field < values; field++) {
        const to = base + field * filled;
        for (let i = 0; i < filled; i++) table[to + i] = (table[base + i] ?? 0) + field * by;
      }
    }
  }
}

function lookUp(table: Table, bytes: Uint8Array, y: Int32Array | Float32Array, groups: number): void {
  const even = groups & ~1;
  for (let row = 0, at = 0; row < y.length; row++) {
    let sum = 0;
    let sumOfOdd = 0;
    let base = 0;
    for (const end = at + even; at < end; at += 2, base += 2 * entries) {
      sum += table[base | (bytes[at] ?? 0)] ?? 0;
      sumOfOdd += table[base + entries + (bytes[at + 1] ?? 0)] ?? 0;
    }
    if (even < groups) sum += table[base | (bytes[at++] ?? 0)] ?? 0;
    y[row] = sum + sumOfOdd;
  }
}
