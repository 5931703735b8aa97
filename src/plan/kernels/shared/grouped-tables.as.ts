import {
  blockGroups,
  groupEntries,
  groupSize,
  groupsOf,
  listOfGroups,
  panelOf,
  sumsOf,
  sumsRow,
  tableOf,
  zerosOf,
} from './grouped-codes.as';

/** What groups of codes take (`grouped-sums.as.ts`): tables of the 27 sums of three numbers, of 32 rows at once, and the sums of their entries. */

/** Adds what every output takes of a block of groups to its sum, or begins it. */
export function addBlock(scratch: usize, depth: i32, width: i32, from: i32): void {
  const most = blockGroups(sumsRow),
    groups = min(most, groupsOf(depth - from)),
    table = tableOf(scratch, depth, width);
  let three = panelOf(scratch, depth, width),
    entries = table;
  for (let g = 0; g < groups; g++) {
    for (let v: usize = 0; v < sumsRow; v += 16) sumThree(three + v, entries + v);
    three += groupSize * sumsRow;
    entries += groupEntries * sumsRow;
  }
  let list = listOfGroups(scratch, depth, width, sumsRow, from / (most * groupSize), 0),
    sums = sumsOf(scratch, depth, width),
    start = from === 0 ? zerosOf(scratch, depth, width) : sums;
  for (let n = 0; n < width; n++) {
    addGroups(table, list, list + 2 * <usize>groups, start, sums);
    list += 2 * <usize>most;
    sums += sumsRow;
    if (from > 0) start = sums;
  }
}

/** All sums of three numbers with factors −1, 0, +1, of four rows. */
function sumThree(from: usize, to: usize): void {
  const a = v128.load(from), b = v128.load(from, sumsRow), c = v128.load(from, 2 * sumsRow);
  const less = f32x4.neg(a);
  withThird(to, f32x4.sub(less, b), c);
  withThird(to + 3 * sumsRow, less, c);
  withThird(to + 6 * sumsRow, f32x4.sub(b, a), c);
  withThird(to + 9 * sumsRow, f32x4.neg(b), c);
  withThird(to + 12 * sumsRow, f32x4.splat(0), c);
  withThird(to + 15 * sumsRow, b, c);
  withThird(to + 18 * sumsRow, f32x4.sub(a, b), c);
  withThird(to + 21 * sumsRow, a, c);
  withThird(to + 24 * sumsRow, f32x4.add(a, b), c);
}

function withThird(to: usize, sum: v128, c: v128): void {
  v128.store(to, f32x4.sub(sum, c));
  v128.store(to, sum, sumsRow);
  v128.store(to, f32x4.add(sum, c), 2 * sumsRow);
}

function addGroups(table: usize, list: usize, end: usize, start: usize, sums: usize): void {
  let s0 = v128.load(start), s1 = v128.load(start, 16), s2 = v128.load(start, 32), s3 = v128.load(start, 48);
  let s4 = v128.load(start, 64), s5 = v128.load(start, 80), s6 = v128.load(start, 96), s7 = v128.load(start, 112);
  for (; list < end; list += 2) {
    const p = table + <usize>i32.load16_u(list);
    s0 = f32x4.add(s0, v128.load(p));
    s1 = f32x4.add(s1, v128.load(p, 16));
    s2 = f32x4.add(s2, v128.load(p, 32));
    s3 = f32x4.add(s3, v128.load(p, 48));
    s4 = f32x4.add(s4, v128.load(p, 64));
    s5 = f32x4.add(s5, v128.load(p, 80));
    s6 = f32x4.add(s6, v128.load(p, 96));
    s7 = f32x4.add(s7, v128.load(p, 112));
  }
  v128.store(sums, s0);
  v128.store(sums, s1, 16);
  v128.store(sums, s2, 32);
  v128.store(sums, s3, 48);
  v128.store(sums, s4, 64);
  v128.store(sums, s5, 80);
  v128.store(sums, s6, 96);
  v128.store(sums, s7, 112);
}
