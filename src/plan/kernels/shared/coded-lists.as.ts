import { at } from '../../../math/lanes.as';

/**
 * A matrix of codes −1, 0, +1, each row times a scale of its own, as lists: for every block of k and every output, the places in a
 * panel (`coded.as.ts`) of the numbers that are to be added.
 */

/** Numbers of k whose panel stays in the first cache. */
export const block: i32 = 128;
/** Bytes of one k of a panel: a number of each of 32 rows, then their negatives. */
export const panelRow: usize = 256;
export const negative: usize = 128;
/** Bytes of the sums of one output. */
export const sumsRow: usize = 128;
/** Bytes from one list to the next: 16 bits for every k, and room for a store of four. */
export const listBytes: usize = 264;

/** What a product by lists works in, `twins.ts` says the same; `depth` and `width` are multiples of 4. */
// @ts-ignore: decorator
@inline
export function codedBytes(depth: i32, width: i32): usize {
  return listOf(0, depth, width, blocks(depth) * width);
}

// @ts-ignore: decorator
@inline
function blocks(depth: i32): i32 {
  return (depth + block - 1) / block;
}

/** The scales of all rows of the matrix, which begin the scratch. */
// @ts-ignore: decorator
@inline
export function scaleOf(scratch: usize, n: i32): usize {
  return at(scratch, n);
}

/** One row of zeros, with which sums begin. */
// @ts-ignore: decorator
@inline
export function zerosOf(scratch: usize, depth: i32, width: i32): usize {
  return at(scratch, max(depth, width));
}

// @ts-ignore: decorator
@inline
export function panelOf(scratch: usize, depth: i32, width: i32): usize {
  return zerosOf(scratch, depth, width) + sumsRow;
}

// @ts-ignore: decorator
@inline
export function sumsOf(scratch: usize, depth: i32, width: i32): usize {
  return panelOf(scratch, depth, width) + <usize>block * panelRow;
}

/** Where a list ends; lists are counted through, all outputs of a block of k before the next. */
// @ts-ignore: decorator
@inline
export function endOf(scratch: usize, depth: i32, width: i32, list: i32): usize {
  return at(sumsOf(scratch, depth, width) + <usize>width * sumsRow, list);
}

// @ts-ignore: decorator
@inline
export function listOf(scratch: usize, depth: i32, width: i32, list: i32): usize {
  return endOf(scratch, depth, width, blocks(depth) * width) + <usize>list * listBytes;
}

/** Lists for x·Wᵀ, given W `[width, depth]`. */
export function listRows(scratch: usize, w: usize, depth: i32, width: i32): void {
  for (let from = 0; from < depth; from += block) {
    const count = min(block, depth - from);
    for (let n = 0; n < width; n++) {
      const index = (from / block) * width + n,
        codes = at(w, n * depth + from);
      let to = listOf(scratch, depth, width, index);
      for (let k = 0; k < count; k += 4) to = listed(to, v128.load(at(codes, k)), k);
      i32.store(endOf(scratch, depth, width, index), <i32>to);
    }
  }
}

/** Lists for x·W, given W `[depth, width]`. */
export function listColumns(scratch: usize, w: usize, depth: i32, width: i32): void {
  const row = at(0, width);
  for (let from = 0; from < depth; from += block) {
    const count = min(block, depth - from);
    for (let n = 0; n < width; n += 4) {
      const index = (from / block) * width + n;
      let to0 = listOf(scratch, depth, width, index),
        to1 = to0 + listBytes,
        to2 = to1 + listBytes,
        to3 = to2 + listBytes;
      for (let k = 0; k < count; k += 4) {
        const codes = at(w, (from + k) * width + n);
        const a = v128.load(codes), b = v128.load(codes + row), c = v128.load(codes + 2 * row), d = v128.load(codes + 3 * row);
        const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5), cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
        const ef = v128.shuffle<f32>(a, b, 2, 6, 3, 7), gh = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
        to0 = listed(to0, v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), k);
        to1 = listed(to1, v128.shuffle<f32>(ab, cd, 2, 3, 6, 7), k);
        to2 = listed(to2, v128.shuffle<f32>(ef, gh, 0, 1, 4, 5), k);
        to3 = listed(to3, v128.shuffle<f32>(ef, gh, 2, 3, 6, 7), k);
      }
      const ends = endOf(scratch, depth, width, index);
      v128.store(ends, i32x4.replace_lane(i32x4.replace_lane(i32x4.replace_lane(i32x4.splat(<i32>to0), 1, <i32>to1), 2, <i32>to2), 3, <i32>to3));
    }
  }
}

/** Where the 16-bit lanes of a mask of four go, so that those which are set stand first. */
const order = memory.data<u8>([
  8, 8, 8, 8, 8, 8, 8, 8, 0, 1, 8, 8, 8, 8, 8, 8, 2, 3, 8, 8, 8, 8, 8, 8, 0, 1, 2, 3, 8, 8, 8, 8,
  4, 5, 8, 8, 8, 8, 8, 8, 0, 1, 4, 5, 8, 8, 8, 8, 2, 3, 4, 5, 8, 8, 8, 8, 0, 1, 2, 3, 4, 5, 8, 8,
  6, 7, 8, 8, 8, 8, 8, 8, 0, 1, 6, 7, 8, 8, 8, 8, 2, 3, 6, 7, 8, 8, 8, 8, 0, 1, 2, 3, 6, 7, 8, 8,
  4, 5, 6, 7, 8, 8, 8, 8, 0, 1, 4, 5, 6, 7, 8, 8, 2, 3, 4, 5, 6, 7, 8, 8, 0, 1, 2, 3, 4, 5, 6, 7,
]);

/** Adds the entries of four weights, from k, that are not 0; without a branch, which would be guessed wrongly often. */
// @ts-ignore: decorator
@inline
function listed(to: usize, weights: v128, k: i32): usize {
  const coded = i32x4.ne(i32x4.shl(weights, 1), i32x4.splat(0));
  const mask = <usize>i32x4.bitmask(coded);
  const places = i32x4.add(i32x4.add(i32x4.splat(k << 8), i32x4(0, 256, 512, 768)), i32x4.shl(i32x4.shr_u(weights, 31), 7));
  const entries = i8x16.swizzle(i16x8.narrow_i32x4_u(places, places), v128.load64_zero(order + (mask << 3)));
  v128.store64_lane(to, entries, 0);
  return to + (<usize>popcnt(mask) << 1);
}
