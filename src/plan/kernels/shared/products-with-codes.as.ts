import { multiplyCodedColumns, multiplyCodedRows, worthLists } from './coded.as';
import { codedBytes, listColumns, listRows } from './coded-lists.as';
import { findScales, isWorthListing } from './row-scales.as';
import { groupColumns, groupedBytes, groupRows, sumsRow, wholeRow } from './grouped-codes.as';
import { multiplyGroupedColumns, multiplyGroupedRows, multiplyWholeRows } from './grouped-sums.as';

/**
 * Products with a matrix of codes: by lists, whose sums round as those that multiply do, or by groups in the variant of the module
 * that rounds otherwise. Which one is decided by the compiler. In both, the number of threads does not decide how sums round.
 */

/** What such a product works in. */
// @ts-ignore: decorator
@inline
export function codesBytes(depth: i32, width: i32): usize {
  return ASC_FEATURE_RELAXED_SIMD ? groupedBytes(depth, width) : codedBytes(depth, width);
}

/**
 * Rows `first` … `end` of y `[rows, width]` = x·Wᵀ, where W `[width, depth]` is codes; else false, and nothing is done.
 *
 * @param whole each row of x is whole numbers, up to this, of its own step; 0: it is not
 */
export function multiplyByCodes(scratch: usize, x: usize, w: usize, y: usize, depth: i32, width: i32, whole: f32, first: i32, end: i32): bool {
  if (!isFound(scratch, w, width, depth, end - first)) return false;
  if (!ASC_FEATURE_RELAXED_SIMD) {
    listRows(scratch, w, depth, width);
    multiplyCodedRows(scratch, x, y, depth, width, first, end);
  } else if (whole > 0) {
    groupRows(scratch, w, depth, width, wholeRow);
    multiplyWholeRows(scratch, x, y, depth, width, whole, first, end);
  } else {
    groupRows(scratch, w, depth, width, sumsRow);
    multiplyGroupedRows(scratch, x, y, depth, width, first, end);
  }
  return true;
}

/** The same for x·W, where W `[depth, width]` is codes. */
export function multiplyByCodeColumns(scratch: usize, x: usize, w: usize, y: usize, depth: i32, width: i32, first: i32, end: i32): bool {
  if (!isFound(scratch, w, depth, width, end - first)) return false;
  if (ASC_FEATURE_RELAXED_SIMD) {
    groupColumns(scratch, w, depth, width);
    multiplyGroupedColumns(scratch, x, y, depth, width, first, end);
  } else {
    listColumns(scratch, w, depth, width);
    multiplyCodedColumns(scratch, x, y, depth, width, first, end);
  }
  return true;
}

function isFound(scratch: usize, w: usize, rows: i32, columns: i32, products: i32): bool {
  if (ASC_FEATURE_RELAXED_SIMD) return findScales(scratch, w, rows, columns);
  return worthLists(products) && findScales(scratch, w, rows, columns) && isWorthListing(scratch, w, rows, columns);
}
