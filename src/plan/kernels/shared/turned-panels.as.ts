import { at } from '../../../math/lanes.as';
import { groupSize, groupsOf, sumsOf, sumsRow, wholeRow } from './grouped-codes.as';

/** Rows of x as panels, a number of each of 32 rows side by side, and the sums that are made of them back to rows of y. */

/** `count` numbers, from `from`, of some rows of x, turned; times scales of each, if any. */
export function packPanel(panel: usize, x: usize, depth: i32, row: i32, rows: i32, from: i32, count: i32, scales: usize): void {
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

/** The same as whole numbers. */
export function packWholePanel(panel: usize, x: usize, depth: i32, row: i32, rows: i32, from: i32, count: i32, steps: usize): void {
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

/** A row that does not exist is the first again. */
// @ts-ignore: decorator
@inline
function nextRow(first: usize, depth: i32, rows: i32, r: i32): usize {
  return r < rows ? at(first, r * depth) : first;
}

// @ts-ignore: decorator
@inline
function wholeOf(x: v128, perStep: v128): v128 {
  return i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(x, perStep)));
}

/** Rows of y from the sums, which have them the other way round; times scales of columns and steps of rows, where there are. */
export function unpackSums(scratch: usize, y: usize, depth: i32, width: i32, row: i32, rows: i32, scales: usize, steps: usize): void {
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
