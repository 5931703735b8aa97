import { at } from '../../../math/lanes.as';

/**
 * A matrix of codes −1, 0, +1, each row times a scale of its own, as groups of three codes: which of 27 sums an output takes
 * (`grouped-sums.as.ts`). Groups are listed in blocks of as many as a table holds, all outputs of a block before the next.
 */

/** Codes of a group, and what three of them can be. */
export const groupSize: i32 = 3;
export const groupEntries: i32 = 27;
/** The entry of three zeros. */
const middle = 13;

/** Rows whose sums are made at once. */
export const panelRows: i32 = 32;
/** Bytes of one number of each of them, as sums and as whole numbers of 16 bits. */
export const sumsRow: usize = 128;
export const wholeRow: usize = 64;
/** Bytes of a table: 16 bits find every sum. */
const tableBytes: usize = 62_208;
/** Bytes of the numbers that a table is made from; packing writes four of each row. */
const panelBytes: usize = 7424;

/** Groups whose sums, of so many bytes each, a table holds. */
// @ts-ignore: decorator
@inline
export function blockGroups(entryRow: usize): i32 {
  return <i32>(tableBytes / entryRow) / groupEntries;
}

/** Groups that so many codes take. */
// @ts-ignore: decorator
@inline
export function groupsOf(codes: i32): i32 {
  return (codes + groupSize - 1) / groupSize;
}

/** What a product by groups works in, `twins.ts` says the same; `depth` and `width` are multiples of 4. */
// @ts-ignore: decorator
@inline
export function groupedBytes(depth: i32, width: i32): usize {
  return max(listsEnd(depth, width, sumsRow), listsEnd(depth, width, wholeRow));
}

// @ts-ignore: decorator
@inline
function listsEnd(depth: i32, width: i32, entryRow: usize): usize {
  const most = blockGroups(entryRow);
  return listOfGroups(0, depth, width, entryRow, (groupsOf(depth) + most - 1) / most, 0);
}

/** The scales of all rows of the matrix begin the scratch; those of the rows of x that are at work follow. */
// @ts-ignore: decorator
@inline
export function stepsOf(scratch: usize, depth: i32, width: i32): usize {
  return at(scratch, max(depth, width));
}

/** One row of zeros, with which sums begin. */
// @ts-ignore: decorator
@inline
export function zerosOf(scratch: usize, depth: i32, width: i32): usize {
  return stepsOf(scratch, depth, width) + sumsRow;
}

// @ts-ignore: decorator
@inline
export function panelOf(scratch: usize, depth: i32, width: i32): usize {
  return zerosOf(scratch, depth, width) + sumsRow;
}

// @ts-ignore: decorator
@inline
export function tableOf(scratch: usize, depth: i32, width: i32): usize {
  return panelOf(scratch, depth, width) + panelBytes;
}

// @ts-ignore: decorator
@inline
export function sumsOf(scratch: usize, depth: i32, width: i32): usize {
  return tableOf(scratch, depth, width) + tableBytes;
}

/** Where the places are, in a table, of what output `n` takes of a block of groups. */
// @ts-ignore: decorator
@inline
export function listOfGroups(scratch: usize, depth: i32, width: i32, entryRow: usize, block: i32, n: i32): usize {
  return sumsOf(scratch, depth, width) + <usize>width * sumsRow + 2 * <usize>((block * width + n) * blockGroups(entryRow));
}

/** Groups for x·Wᵀ, given W `[width, depth]`; a table has `entryRow` bytes for each sum. */
export function groupRows(scratch: usize, w: usize, depth: i32, width: i32, entryRow: usize): void {
  const block = blockGroups(entryRow) * groupSize;
  for (let from = 0; from < depth; from += block) {
    const count = min(block, depth - from);
    for (let n = 0; n < width; n++) {
      const codes = at(w, n * depth + from);
      let to = listOfGroups(scratch, depth, width, entryRow, from / block, n),
        k = 0,
        zero = middle;
      for (; k + groupSize <= count; k += groupSize) {
        i32.store16(to, (zero + entryOf(codeAt(codes, k), codeAt(codes, k + 1), codeAt(codes, k + 2))) * <i32>entryRow);
        to += 2;
        zero += groupEntries;
      }
      if (k < count) i32.store16(to, (zero + entryOf(codeAt(codes, k), k + 1 < count ? codeAt(codes, k + 1) : 0, 0)) * <i32>entryRow);
    }
  }
}

// @ts-ignore: decorator
@inline
function entryOf(first: i32, second: i32, third: i32): i32 {
  return 9 * first + 3 * second + third;
}

/** −1, 0 or +1 by the bits of a float; −0 is 0. */
// @ts-ignore: decorator
@inline
function codeAt(codes: usize, k: i32): i32 {
  const bits = i32.load(at(codes, k));
  return ((bits >> 31) | 1) & -i32(bits << 1 !== 0);
}

/** Groups for x·W, given W `[depth, width]`: sums of floats. */
export function groupColumns(scratch: usize, w: usize, depth: i32, width: i32): void {
  const most = blockGroups(sumsRow),
    next: usize = 2 * <usize>most;
  for (let g = 0; g < groupsOf(depth); g++) {
    const first = at(w, groupSize * g * width),
      second = at(first, width),
      third = at(second, width),
      left = depth - groupSize * g,
      zero = middle + groupEntries * (g % most);
    for (let n = 0; n < width; n += 4) {
      const place = i32x4.mul(
        i32x4.add(
          i32x4.add(i32x4.mul(codesAt(first, n, left), i32x4.splat(9)), i32x4.mul(codesAt(second, n, left - 1), i32x4.splat(3))),
          i32x4.add(codesAt(third, n, left - 2), i32x4.splat(zero)),
        ),
        i32x4.splat(<i32>sumsRow),
      );
      const to = listOfGroups(scratch, depth, width, sumsRow, g / most, n) + 2 * <usize>(g % most);
      i32.store16(to, i32x4.extract_lane(place, 0));
      i32.store16(to + next, i32x4.extract_lane(place, 1));
      i32.store16(to + 2 * next, i32x4.extract_lane(place, 2));
      i32.store16(to + 3 * next, i32x4.extract_lane(place, 3));
    }
  }
}

/** Four codes side by side; 0 where no row is left. */
// @ts-ignore: decorator
@inline
function codesAt(row: usize, n: i32, left: i32): v128 {
  if (left <= 0) return i32x4.splat(0);
  const bits = v128.load(at(row, n));
  return v128.and(v128.or(i32x4.shr_s(bits, 31), i32x4.splat(1)), i32x4.ne(i32x4.shl(bits, 1), i32x4.splat(0)));
}
