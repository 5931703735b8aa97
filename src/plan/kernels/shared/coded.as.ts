import { at } from '../../../math/lanes.as';
import { block, endOf, listBytes, listOf, negative, panelOf, panelRow, scaleOf, sumsOf, sumsRow, zerosOf } from './coded-lists.as';
import { addMany } from './listed-sums.as';

/**
 * Products with a matrix of codes times scales, without a multiplication in the loop, equal to the bit to those that round twice:
 * x·(±γ) rounds to ±(x·γ), and what a code 0 adds is 0. So γ meets every x once, and a sum goes through a list of what to
 * add, x·γ or its negative, in the order of k. A third of ternary codes is not on the list.
 *   y[row, n] = Σ_k x[row, k]·γ·c[n, k] = Σ ±(x[row, k]·γ)      Ma et al. 2024 (b1.58), section 2
 */

/** Rows of x whose sums a list is walked for at once: eight vectors, so that additions do not wait for each other. */
const manyRows: i32 = 32;
/** Half as many, for what remains. */
const fewRows: i32 = 16;

/** Whether so many rows go through lists. Fewer cost more than they save, and multiplied they have the same bits. */
// @ts-ignore: decorator
@inline
export function worthLists(rows: i32): bool {
  return rows >= fewRows;
}

/** Rows `first` … `end` of y `[rows, width]` = x `[rows, depth]`·Wᵀ by the scales and lists of W `[width, depth]`. */
export function multiplyCodedRows(scratch: usize, x: usize, y: usize, depth: i32, width: i32, first: i32, end: i32): void {
  memory.fill(zerosOf(scratch, depth, width), 0, sumsRow);
  for (let row = first; row < end; row += manyRows) {
    const rows = min(manyRows, end - row);
    for (let from = 0; from < depth; from += block) {
      // Matrices that were put together have a scale each.
      for (let n = 0; n < width; ) {
        let scale = f32.load(scaleOf(scratch, n)),
          stop = n + 1;
        for (; stop < width; stop++) {
          const next = f32.load(scaleOf(scratch, stop));
          if (scale === 0) scale = next;
          if (next !== 0 && next !== scale) break;
        }
        packPanel(panelOf(scratch, depth, width), x, depth, row, rows, from, scale, 0);
        addLists(scratch, y, depth, width, from, n, stop, row, rows);
        n = stop;
      }
    }
  }
}

/** The same for x·W, by those of W `[depth, width]`. */
export function multiplyCodedColumns(scratch: usize, x: usize, y: usize, depth: i32, width: i32, first: i32, end: i32): void {
  memory.fill(zerosOf(scratch, depth, width), 0, sumsRow);
  for (let row = first; row < end; row += manyRows) {
    const rows = min(manyRows, end - row);
    for (let from = 0; from < depth; from += block) {
      packPanel(panelOf(scratch, depth, width), x, depth, row, rows, from, 0, scaleOf(scratch, from));
      addLists(scratch, y, depth, width, from, 0, width, row, rows);
    }
  }
}

/** A block of k of some rows of x, times the scale of all, or the scales of each k. */
function packPanel(panel: usize, x: usize, depth: i32, row: i32, rows: i32, from: i32, scale: f32, scales: usize): void {
  const count = min(block, depth - from);
  // What is left of other kernels may be slow to add, though nobody reads the sums.
  if (rows < manyRows) memory.fill(panel, 0, <usize>count * panelRow);
  for (let r = 0; r < rows; r += 4)
    packScaled(panel + 4 * <usize>r, at(x, (row + r) * depth + from), at(0, depth), count, rows - r, scale, scales);
}

/** Adds up the lists of a block of k, of the outputs `first` … `end`; after the last block they are rows of y. */
function addLists(scratch: usize, y: usize, depth: i32, width: i32, from: i32, first: i32, end: i32, row: i32, rows: i32): void {
  const panel = panelOf(scratch, depth, width),
    sums = sumsOf(scratch, depth, width),
    zeros = zerosOf(scratch, depth, width);
  let list = listOf(scratch, depth, width, (from / block) * width + first),
    stop = endOf(scratch, depth, width, (from / block) * width + first);
  const last = from + block >= depth;
  for (let n = first; n < end; n++) {
    const sum = sums + <usize>n * sumsRow;
    const start = from === 0 ? zeros : sum;
    if (rows > fewRows) addMany(panel, list, <usize>i32.load(stop), start, sum);
    else addFew(panel, list, <usize>i32.load(stop), start, sum);
    list += listBytes;
    stop += 4;
    // While they are in the first cache, and whole lines of y.
    if (last && ((n & 15) === 15 || n === width - 1)) unpackSums(sums, y, row, rows, n & ~15, n + 1, width);
  }
}

/** Four rows of x, scaled and turned, into a panel; those beyond `rows` repeat the first. */
function packScaled(to: usize, from: usize, row: usize, depth: i32, rows: i32, scale: f32, scales: usize): void {
  const second = rows > 1 ? from + row : from,
    third = rows > 2 ? from + 2 * row : from,
    fourth = rows > 3 ? from + 3 * row : from;
  let factors = f32x4.splat(scale);
  for (let k: usize = 0; k < <usize>depth << 2; k += 16) {
    if (scales !== 0) factors = v128.load(scales + k);
    const a = f32x4.mul(v128.load(from + k), factors), b = f32x4.mul(v128.load(second + k), factors);
    const c = f32x4.mul(v128.load(third + k), factors), d = f32x4.mul(v128.load(fourth + k), factors);
    const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5), cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
    const ef = v128.shuffle<f32>(a, b, 2, 6, 3, 7), gh = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
    storeBoth(to, v128.shuffle<f32>(ab, cd, 0, 1, 4, 5));
    storeBoth(to + panelRow, v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
    storeBoth(to + 2 * panelRow, v128.shuffle<f32>(ef, gh, 0, 1, 4, 5));
    storeBoth(to + 3 * panelRow, v128.shuffle<f32>(ef, gh, 2, 3, 6, 7));
    to += 4 * panelRow;
  }
}

// @ts-ignore: decorator
@inline
function storeBoth(to: usize, v: v128): void {
  v128.store(to, v);
  v128.store(to, f32x4.neg(v), negative);
}

function addFew(panel: usize, list: usize, end: usize, start: usize, sums: usize): void {
  let s0 = v128.load(start), s1 = v128.load(start, 16), s2 = v128.load(start, 32), s3 = v128.load(start, 48);
  for (; list < end; list += 2) {
    const p = panel + <usize>i32.load16_u(list);
    s0 = f32x4.add(s0, v128.load(p));
    s1 = f32x4.add(s1, v128.load(p, 16));
    s2 = f32x4.add(s2, v128.load(p, 32));
    s3 = f32x4.add(s3, v128.load(p, 48));
  }
  v128.store(sums, s0);
  v128.store(sums, s1, 16);
  v128.store(sums, s2, 32);
  v128.store(sums, s3, 48);
}

/** Columns `first` … `end` of rows of y from the sums, which have them the other way round. */
function unpackSums(sums: usize, y: usize, row: i32, rows: i32, first: i32, end: i32, width: i32): void {
  for (let r = 0; r < rows; r += 4) unpackRows(sums + 4 * <usize>r, at(y, (row + r) * width), at(0, width), first, end, rows - r);
}

function unpackRows(from: usize, to: usize, row: usize, first: i32, end: i32, rows: i32): void {
  for (let n = first; n < end; n += 4) {
    const p = from + <usize>n * sumsRow,
      q = at(to, n);
    const a = v128.load(p), b = v128.load(p, sumsRow), c = v128.load(p, 2 * sumsRow), d = v128.load(p, 3 * sumsRow);
    const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5), cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
    const ef = v128.shuffle<f32>(a, b, 2, 6, 3, 7), gh = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
    v128.store(q, v128.shuffle<f32>(ab, cd, 0, 1, 4, 5));
    if (rows > 1) v128.store(q + row, v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
    if (rows > 2) v128.store(q + 2 * row, v128.shuffle<f32>(ef, gh, 0, 1, 4, 5));
    if (rows > 3) v128.store(q + 3 * row, v128.shuffle<f32>(ef, gh, 2, 3, 6, 7));
  }
}
