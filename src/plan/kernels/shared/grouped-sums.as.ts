import { at, largestOf } from '../../../math/lanes.as';
import {
  blockGroups,
  groupEntries,
  groupSize,
  groupsOf,
  listOfGroups,
  panelOf,
  panelRows,
  stepsOf,
  sumsOf,
  sumsRow,
  tableOf,
  wholeRow,
  zerosOf,
} from './grouped-codes.as';

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
  const block = blockGroups(sumsRow) * groupSize,
    panel = panelOf(scratch, depth, width);
  memory.fill(zerosOf(scratch, depth, width), 0, sumsRow);
  for (let row = first; row < end; row += panelRows) {
    const rows = min(panelRows, end - row);
    for (let from = 0; from < depth; from += block) {
      packPanel(panel, x, depth, row, rows, from, min(block, depth - from), 0);
      addBlock(scratch, depth, width, from);
    }
    unpackSums(scratch, y, depth, width, row, rows, scratch, 0);
  }
}

/** The same for x·W, by those of W `[depth, width]`: scales meet x. */
export function multiplyGroupedColumns(scratch: usize, x: usize, y: usize, depth: i32, width: i32, first: i32, end: i32): void {
  const block = blockGroups(sumsRow) * groupSize,
    panel = panelOf(scratch, depth, width);
  memory.fill(zerosOf(scratch, depth, width), 0, sumsRow);
  for (let row = first; row < end; row += panelRows) {
    const rows = min(panelRows, end - row);
    for (let from = 0; from < depth; from += block) {
      packPanel(panel, x, depth, row, rows, from, min(block, depth - from), at(scratch, from));
      addBlock(scratch, depth, width, from);
    }
    unpackSums(scratch, y, depth, width, row, rows, 0, 0);
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

/** `count` numbers, from `from`, of some rows of x, turned; times scales of each, if any. */
function packPanel(panel: usize, x: usize, depth: i32, row: i32, rows: i32, from: i32, count: i32, scales: usize): void {
  // What is left of other kernels may be slow to add, though nobody reads the sums.
  memory.fill(panel, 0, <usize>(groupsOf(count) * groupSize) * sumsRow);
  for (let r = 0; r < rows; r += 4) {
    const q = at(x, (row + r) * depth + from),
      second = nextRow(q, depth, rows - r, 1),
      third = nextRow(q, depth, rows - r, 2),
      fourth = nextRow(q, depth, rows - r, 3);
    let factors = f32x4.splat(1),
      to = panel + 4 * <usize>r;
    for (let k: usize = 0; k < <usize>count << 2; k += 16) {
      if (scales !== 0) factors = v128.load(scales + k);
      const a = f32x4.mul(v128.load(q + k), factors), b = f32x4.mul(v128.load(second + k), factors);
      const c = f32x4.mul(v128.load(third + k), factors), d = f32x4.mul(v128.load(fourth + k), factors);
      const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5), cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
      const ef = v128.shuffle<f32>(a, b, 2, 6, 3, 7), gh = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
      v128.store(to, v128.shuffle<f32>(ab, cd, 0, 1, 4, 5));
      v128.store(to, v128.shuffle<f32>(ab, cd, 2, 3, 6, 7), sumsRow);
      v128.store(to, v128.shuffle<f32>(ef, gh, 0, 1, 4, 5), 2 * sumsRow);
      v128.store(to, v128.shuffle<f32>(ef, gh, 2, 3, 6, 7), 3 * sumsRow);
      to += 4 * sumsRow;
    }
  }
}

/** A row that does not exist is the first again. */
// @ts-ignore: decorator
@inline
function nextRow(first: usize, depth: i32, rows: i32, r: i32): usize {
  return r < rows ? at(first, r * depth) : first;
}

/** The same as whole numbers. */
function packWholePanel(panel: usize, x: usize, depth: i32, row: i32, rows: i32, from: i32, count: i32, steps: usize): void {
  memory.fill(panel, 0, <usize>(groupsOf(count) * groupSize) * wholeRow);
  for (let r = 0; r < rows; r += 4) {
    const q = at(x, (row + r) * depth + from),
      second = nextRow(q, depth, rows - r, 1),
      third = nextRow(q, depth, rows - r, 2),
      fourth = nextRow(q, depth, rows - r, 3);
    const s = at(steps, r),
      s0 = f32x4.splat(<f32>1 / f32.load(s)),
      s1 = f32x4.splat(<f32>1 / f32.load(s, 4)),
      s2 = f32x4.splat(<f32>1 / f32.load(s, 8)),
      s3 = f32x4.splat(<f32>1 / f32.load(s, 12));
    let to = panel + 2 * <usize>r;
    for (let k: usize = 0; k < <usize>count << 2; k += 16) {
      const a = wholeOf(v128.load(q + k), s0), b = wholeOf(v128.load(second + k), s1);
      const c = wholeOf(v128.load(third + k), s2), d = wholeOf(v128.load(fourth + k), s3);
      // Sixteen numbers of 16 bits: a0 … a3 b0 … b3 and c0 … c3 d0 … d3, then by k.
      const ab = i16x8.narrow_i32x4_s(a, b), cd = i16x8.narrow_i32x4_s(c, d);
      const low = v128.shuffle<i16>(ab, cd, 0, 4, 8, 12, 1, 5, 9, 13), high = v128.shuffle<i16>(ab, cd, 2, 6, 10, 14, 3, 7, 11, 15);
      v128.store64_lane(to, low, 0);
      v128.store64_lane(to + wholeRow, low, 1);
      v128.store64_lane(to + 2 * wholeRow, high, 0);
      v128.store64_lane(to + 3 * wholeRow, high, 1);
      to += 4 * wholeRow;
    }
  }
}

// @ts-ignore: decorator
@inline
function wholeOf(x: v128, perStep: v128): v128 {
  return i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(x, perStep)));
}

/** Adds what every output takes of a block of groups to its sum, or begins it. */
function addBlock(scratch: usize, depth: i32, width: i32, from: i32): void {
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

function addWholeBlock(scratch: usize, depth: i32, width: i32, from: i32): void {
  const most = blockGroups(wholeRow),
    groups = min(most, groupsOf(depth - from)),
    table = tableOf(scratch, depth, width);
  let three = panelOf(scratch, depth, width),
    entries = table;
  for (let g = 0; g < groups; g++) {
    for (let v: usize = 0; v < wholeRow; v += 16) sumThreeWhole(three + v, entries + v);
    three += groupSize * wholeRow;
    entries += groupEntries * wholeRow;
  }
  let list = listOfGroups(scratch, depth, width, wholeRow, from / (most * groupSize), 0),
    sums = sumsOf(scratch, depth, width);
  for (let n = 0; n < width; n++) {
    addWholeGroups(table, list, list + 2 * <usize>groups, sums, from > 0);
    list += 2 * <usize>most;
    sums += sumsRow;
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

/** The same of eight rows of whole numbers. */
function sumThreeWhole(from: usize, to: usize): void {
  const a = v128.load(from), b = v128.load(from, wholeRow), c = v128.load(from, 2 * wholeRow);
  const less = i16x8.neg(a);
  withThirdWhole(to, i16x8.sub(less, b), c);
  withThirdWhole(to + 3 * wholeRow, less, c);
  withThirdWhole(to + 6 * wholeRow, i16x8.sub(b, a), c);
  withThirdWhole(to + 9 * wholeRow, i16x8.neg(b), c);
  withThirdWhole(to + 12 * wholeRow, i16x8.splat(0), c);
  withThirdWhole(to + 15 * wholeRow, b, c);
  withThirdWhole(to + 18 * wholeRow, i16x8.sub(a, b), c);
  withThirdWhole(to + 21 * wholeRow, a, c);
  withThirdWhole(to + 24 * wholeRow, i16x8.add(a, b), c);
}

function withThirdWhole(to: usize, sum: v128, c: v128): void {
  v128.store(to, i16x8.sub(sum, c));
  v128.store(to, sum, wholeRow);
  v128.store(to, i16x8.add(sum, c), 2 * wholeRow);
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

/** A table holds 108 numbers up to 128: their sums fit 16 bits. */
function addWholeGroups(table: usize, list: usize, end: usize, sums: usize, more: bool): void {
  let s0 = i16x8.splat(0), s1 = s0, s2 = s0, s3 = s0;
  for (; list < end; list += 2) {
    const p = table + <usize>i32.load16_u(list);
    s0 = i16x8.add(s0, v128.load(p));
    s1 = i16x8.add(s1, v128.load(p, 16));
    s2 = i16x8.add(s2, v128.load(p, 32));
    s3 = i16x8.add(s3, v128.load(p, 48));
  }
  storeWhole(sums, s0, more);
  storeWhole(sums + 32, s1, more);
  storeWhole(sums + 64, s2, more);
  storeWhole(sums + 96, s3, more);
}

/** Floats hold whole numbers up to 2²⁴: those of 131,072 codes. */
// @ts-ignore: decorator
@inline
function storeWhole(to: usize, s: v128, more: bool): void {
  let low = f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(s)),
    high = f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(s));
  if (more) {
    low = f32x4.add(low, v128.load(to));
    high = f32x4.add(high, v128.load(to, 16));
  }
  v128.store(to, low);
  v128.store(to, high, 16);
}

/** Rows of y from the sums, which have them the other way round; times scales of columns and steps of rows, where there are. */
function unpackSums(scratch: usize, y: usize, depth: i32, width: i32, row: i32, rows: i32, scales: usize, steps: usize): void {
  // Sums of sixteen outputs stay in the first cache, and are whole lines of y.
  for (let first = 0; first < width; first += 16) {
    const end = min(first + 16, width);
    for (let r = 0; r < rows; r += 4) {
      const sums = sumsOf(scratch, depth, width) + 4 * <usize>r,
        to = at(y, (row + r) * width);
      unpackRows(sums, to, at(0, width), first, end, rows - r, scales, steps === 0 ? 0 : at(steps, r));
    }
  }
}

function unpackRows(sums: usize, to: usize, row: usize, first: i32, end: i32, rows: i32, scales: usize, steps: usize): void {
  const one = f32x4.splat(1);
  let factors = one,
    s0 = one,
    s1 = one,
    s2 = one,
    s3 = one;
  if (steps !== 0) {
    s0 = v128.load32_splat(steps);
    s1 = v128.load32_splat(steps, 4);
    s2 = v128.load32_splat(steps, 8);
    s3 = v128.load32_splat(steps, 12);
  }
  for (let n = first; n < end; n += 4) {
    const p = sums + <usize>n * sumsRow,
      q = at(to, n);
    if (scales !== 0) factors = v128.load(at(scales, n));
    const a = v128.load(p), b = v128.load(p, sumsRow), c = v128.load(p, 2 * sumsRow), d = v128.load(p, 3 * sumsRow);
    const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5), cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
    const ef = v128.shuffle<f32>(a, b, 2, 6, 3, 7), gh = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
    v128.store(q, f32x4.mul(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), f32x4.mul(factors, s0)));
    if (rows > 1) v128.store(q + row, f32x4.mul(v128.shuffle<f32>(ab, cd, 2, 3, 6, 7), f32x4.mul(factors, s1)));
    if (rows > 2) v128.store(q + 2 * row, f32x4.mul(v128.shuffle<f32>(ef, gh, 0, 1, 4, 5), f32x4.mul(factors, s2)));
    if (rows > 3) v128.store(q + 3 * row, f32x4.mul(v128.shuffle<f32>(ef, gh, 2, 3, 6, 7), f32x4.mul(factors, s3)));
  }
}
