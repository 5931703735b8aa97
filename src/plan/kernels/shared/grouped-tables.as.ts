import { blockGroups, groupEntries, groupSize, groupsOf, listOfGroups, panelOf, panelRows, sumsOf, sumsRow, tableOf, zerosOf } from './grouped-codes.as';
import { addMany } from './listed-sums.as';

/** What groups of codes take (`grouped-sums.as.ts`): tables of the 27 sums of three numbers, of 32 rows at once, and the sums of their entries. */

/** Adds what every output takes of a block of groups to its sum, or begins it. */
export function addBlock(scratch: usize, depth: i32, width: i32, from: i32): void {
  const most = blockGroups(sumsRow),
    groups = min(most, groupsOf(depth - from)),
    table = tableOf(scratch, depth, width);
  makeTable<f32>(panelOf(scratch, depth, width), table, groups);
  let list = listOfGroups(scratch, depth, width, sumsRow, from / (most * groupSize), 0),
    sums = sumsOf(scratch, depth, width),
    start = from === 0 ? zerosOf(scratch, depth, width) : sums;
  for (let n = 0; n < width; n++) {
    addMany(table, list, list + 2 * <usize>groups, start, sums);
    list += 2 * <usize>most;
    sums += sumsRow;
    if (from > 0) start = sums;
  }
}

/** The sums of each three rows of a panel with factors −1, 0, +1, of numbers of type `T`. */
export function makeTable<T>(panel: usize, table: usize, groups: i32): void {
  const row = <usize>panelRows * sizeof<T>();
  for (let g = 0; g < groups; g++) {
    for (let v: usize = 0; v < row; v += 16) sumThree<T>(panel + v, table + v, row);
    panel += groupSize * row;
    table += groupEntries * row;
  }
}

function sumThree<T>(from: usize, to: usize, row: usize): void {
  const a = v128.load(from), b = v128.load(from + row), c = v128.load(from + 2 * row);
  const less = v128.neg<T>(a);
  withThird<T>(to, v128.sub<T>(less, b), c, row);
  withThird<T>(to + 3 * row, less, c, row);
  withThird<T>(to + 6 * row, v128.sub<T>(b, a), c, row);
  withThird<T>(to + 9 * row, v128.neg<T>(b), c, row);
  withThird<T>(to + 12 * row, v128.splat<T>(<T>0), c, row);
  withThird<T>(to + 15 * row, b, c, row);
  withThird<T>(to + 18 * row, v128.sub<T>(a, b), c, row);
  withThird<T>(to + 21 * row, a, c, row);
  withThird<T>(to + 24 * row, v128.add<T>(a, b), c, row);
}

function withThird<T>(to: usize, sum: v128, c: v128, row: usize): void {
  v128.store(to, v128.sub<T>(sum, c));
  v128.store(to + row, sum);
  v128.store(to + 2 * row, v128.add<T>(sum, c));
}
