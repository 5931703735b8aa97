import { at, largestOf } from '../../../math/lanes.as';
import { blockGroups, groupSize, panelOf, panelRows, stepsOf, sumsRow, wholeRow, zerosOf } from './grouped-codes.as';
import { addBlock } from './grouped-tables.as';
import { packPanel, packWholePanel, unpackSums } from './turned-panels.as';
import { addWholeBlock } from './whole-tables.as';

/**
 * Products with a matrix of codes −1, 0, +1, three at a time. Of three numbers there are 27 sums with such factors; they are made
 * once, and every output takes one of them:
 *   y[row, n] = γ[n]·Σ_g T[g, code(n, g)]      T[g, c₀c₁c₂] = c₀·x[row, 3g] + c₁·x[row, 3g + 1] + c₂·x[row, 3g + 2]
 * They round otherwise than sums that go from number to number; each runs in the order of its groups, in how many pieces threads
 * may cut the rows. Where x is whole numbers times a step for each row, the sums are whole, of 16 bits, and exact.
 * Source: Arlazarov et al. 1970 ("four Russians"), for codes −1, 0, +1; Ma et al. 2024 (b1.58), section 2.
 */

/** Rows `first` … `end` of y `[rows, width]` = x `[rows, depth]`·Wᵀ by the scales and groups of W `[width, depth]`. */
export function multiplyGroupedRows(scratch: usize, x: usize, y: usize, depth: i32, width: i32, first: i32, end: i32): void {
  multiplyGrouped(scratch, x, y, depth, width, first, end, 0, scratch);
}

/** The same for x·W, by those of W `[depth, width]`: scales meet x. */
export function multiplyGroupedColumns(scratch: usize, x: usize, y: usize, depth: i32, width: i32, first: i32, end: i32): void {
  multiplyGrouped(scratch, x, y, depth, width, first, end, scratch, 0);
}

/** Scales of the columns of x, or of y; 0: none. */
function multiplyGrouped(
  scratch: usize,
  x: usize,
  y: usize,
  depth: i32,
  width: i32,
  first: i32,
  end: i32,
  xScales: usize,
  yScales: usize,
): void {
  const block = blockGroups(sumsRow) * groupSize,
    panel = panelOf(scratch, depth, width);
  memory.fill(zerosOf(scratch, depth, width), 0, sumsRow);
  for (let row = first; row < end; row += panelRows) {
    const rows = min(panelRows, end - row);
    for (let from = 0; from < depth; from += block) {
      packPanel(panel, x, depth, row, rows, from, min(block, depth - from), xScales === 0 ? 0 : at(xScales, from));
      addBlock(scratch, depth, width, from);
    }
    unpackSums(scratch, y, depth, width, row, rows, yScales, 0);
  }
}

/** Like `multiplyGroupedRows`, where each row of x is whole numbers up to `largest` times its step, `max(max|x|, 1e-5) / largest`. */
export function multiplyWholeRows(scratch: usize, x: usize, y: usize, depth: i32, width: i32, largest: f32, first: i32, end: i32): void {
  const block = blockGroups(wholeRow) * groupSize,
    panel = panelOf(scratch, depth, width),
    steps = stepsOf(scratch, depth, width);
  for (let row = first; row < end; row += panelRows) {
    const rows = min(panelRows, end - row);
    for (let r = 0; r < rows; r++) f32.store(at(steps, r), max(largestIn(at(x, (row + r) * depth), depth), <f32>1e-5) / largest);
    for (let from = 0; from < depth; from += block) {
      packWholePanel(panel, x, depth, row, rows, from, min(block, depth - from), steps);
      addWholeBlock(scratch, depth, width, from);
    }
    unpackSums(scratch, y, depth, width, row, rows, scratch, steps);
  }
}

/** The largest |x| of a row; NaN is above all. */
function largestIn(row: usize, count: i32): f32 {
  let most = f32x4.splat(0);
  for (let i = 0; i < count; i += 4) most = i32x4.max_s(most, f32x4.abs(v128.load(at(row, i))));
  return largestOf(most);
}
