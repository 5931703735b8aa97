import { at, padded, storeLanes } from '../../../math/lanes.as';
import { packRows, packTransposed, panelBytes, panelRow, tileOfRows } from './tiles.as';

/** Packs a whole matrix `[rows, headDim]` of one head as B: all its panels, one after the other. */
export function packHead(to: usize, from: usize, row: usize, rows: i32, headDim: i32): void {
  for (let d = 0; d < headDim; d += 8) packRows(to + <usize>(d >> 3) * panelBytes(rows), at(from, d), row, rows, headDim - d);
}

/** The same as Bᵀ `[headDim, rows]`: for products of one row with all others. */
export function packHeadTransposed(to: usize, from: usize, row: usize, rows: i32, headDim: i32): void {
  for (let t = 0; t < rows; t += 8) packTransposed(to + <usize>(t >> 3) * panelBytes(headDim), from + <usize>t * row, row, headDim, rows - t);
}

/** Words of a head packed either way. */
// @ts-ignore: decorator
@inline
export function packedBytes(rows: i32, headDim: i32): usize {
  return panelBytes(rows + 8) * <usize>(((headDim + 8) >> 3) + 1);
}

/** Products of four rows with the others from `from` to `end`: `to[r][t]`, rows of `toRow` bytes; whole panels. */
export function scoresOf(a: usize, aRow: usize, packed: usize, headDim: i32, from: i32, end: i32, to: usize, toRow: usize): void {
  for (let t = from & ~7; t < end; t += 8) tileOfRows(a, aRow, packed + <usize>(t >> 3) * panelBytes(headDim), headDim, at(to, t), toRow);
}

/** Four rows Σ weights[r][t]·B[t], t from `from` to `end`, into `to[4][headDim rounded up to 8]`. */
export function mixOf(weights: usize, weightRow: usize, packed: usize, rows: i32, headDim: i32, from: i32, end: i32, to: usize): void {
  const toRow = at(0, (headDim + 7) & ~7);
  for (let d = 0; d < headDim; d += 8) {
    tileOfRows(at(weights, from), weightRow, packed + <usize>(d >> 3) * panelBytes(rows) + <usize>from * panelRow, end - from, at(to, d), toRow);
  }
}

/** Copies the first `count` numbers of a row. */
export function copyLanes(from: usize, to: usize, count: i32): void {
  for (let i = 0; i < count; i += 4) storeLanes(at(to, i), v128.load(at(from, i)), count - i);
}

/** Where the rows of a head are in `qkv`, and the same for its output. */
// @ts-ignore: decorator
@inline
export function fusedRow(heads: i32, kvHeads: i32, headDim: i32): usize {
  return at(0, padded((heads + 2 * kvHeads) * headDim));
}

// @ts-ignore: decorator
@inline
export function outputRow(heads: i32, headDim: i32): usize {
  return at(0, padded(heads * headDim));
}
