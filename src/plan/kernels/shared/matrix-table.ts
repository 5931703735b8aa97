import { tableWidth, weightParts } from '../sum-weights/kernel';

/**
 * `matrixOf(m)`: a row of the table of `layout.ts`, by names; `placeIn(matrix, i)`: the word at which its weight i stands in
 * its padded place. Rows of rotary pairs stand beside each other: row i of a head at 2i, row i + headDim/2 at 2i + 1.
 * Needs the binding `table`.
 */
export const matrixTable = `struct Matrix { offset: u32, count: u32, columns: u32, base: u32, stride: u32, headDim: u32, number: u32, firstFlip: u32, firstGroup: u32 }
fn matrixOf(m: u32) -> Matrix {
  let o = m * ${tableWidth}u; let columns = table[o + 2u];
  return Matrix(table[o], table[o + 1u] * columns, columns, table[o + 3u], table[o + 4u], table[o + 5u], table[o + 6u], table[o + 7u], table[o + 8u]);
}
fn placeIn(matrix: Matrix, i: u32) -> u32 {
  let r = i / matrix.columns; let headDim = matrix.headDim; var place = r;
  if (headDim > 0u) { let j = r % headDim; let half = headDim / 2u; place = r - j + select(2u * j, 2u * (j - half) + 1u, j >= half); }
  return matrix.base + place * matrix.stride + i % matrix.columns;
}`;

/**
 * `meansOf(m, count)`: (mean|W|, mean(W)) of matrix m with so many weights, from the parts that `sum-weights` has left, and
 * `scaleOf(absMean)`: γ by the rule of a mode. Needs the binding `parts`.
 *
 * @param scale the rule, in terms of `absMean`
 */
export const matrixMeans = (scale: string): string => `fn scaleOf(absMean: f32) -> f32 { return ${scale}; }
fn meansOf(m: u32, count: u32) -> vec2<f32> {
  var sums = vec2<f32>(0); for (var i = 0u; i < ${weightParts}u; i++) { sums += parts[m * ${weightParts}u + i]; }
  return sums / f32(count);
}`;
