import { fusedRows, packSixColumns, packSixRows, tileOfSix } from './fused-tiles.as';
import { packColumns, packTileRows, rowsPanelRow, tileOfPanels, tileRows } from './tiles.as';

/** Tiles of the two products, as high as the variant of the module has registers for. Which one is decided by the compiler. */

/** Rows of a tile. */
// @ts-ignore: decorator
@inline
export const productRows: i32 = ASC_FEATURE_RELAXED_SIMD ? fusedRows : tileRows;

/** Packs `productRows` columns of `[depth, …]` as they stand: A given as its transpose. */
// @ts-ignore: decorator
@inline
export function packProductColumns(to: usize, from: usize, row: usize, depth: i32): void {
  if (ASC_FEATURE_RELAXED_SIMD) packSixColumns(to, from, row, depth);
  else packColumns(to, from, row, depth);
}

/** Packs `productRows` rows of A, `row` bytes apart; those beyond `rows` repeat the first. `depth` is a multiple of 4. */
// @ts-ignore: decorator
@inline
export function packProductRows(to: usize, from: usize, row: usize, depth: i32, rows: i32): void {
  if (ASC_FEATURE_RELAXED_SIMD) packSixRows(to, from, row, depth, rows);
  else packTileRows(to, from, row, depth, rows);
}

/** C[productRows][8] from a panel of A and a panel of B; rows of C are `cRow` bytes apart. */
// @ts-ignore: decorator
@inline
export function productTile(a: usize, b: usize, depth: i32, c: usize, cRow: usize): void {
  if (ASC_FEATURE_RELAXED_SIMD) tileOfSix(a, b, depth, c, cRow);
  else tileOfPanels(a, rowsPanelRow, b, depth, c, cRow);
}
