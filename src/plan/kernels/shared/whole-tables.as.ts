import { blockGroups, groupSize, groupsOf, listOfGroups, panelOf, sumsOf, sumsRow, tableOf, wholeRow } from './grouped-codes.as';
import { makeTable } from './grouped-tables.as';

/** The tables of `grouped-tables.as.ts` for whole numbers of 16 bits, eight rows a vector: sums without rounding. */

export function addWholeBlock(scratch: usize, depth: i32, width: i32, from: i32): void {
  const most = blockGroups(wholeRow),
    groups = min(most, groupsOf(depth - from)),
    table = tableOf(scratch, depth, width);
  makeTable<i16>(panelOf(scratch, depth, width), table, groups);
  let list = listOfGroups(scratch, depth, width, wholeRow, from / (most * groupSize), 0),
    sums = sumsOf(scratch, depth, width);
  for (let n = 0; n < width; n++) {
    addWholeGroups(table, list, list + 2 * <usize>groups, sums, from > 0);
    list += 2 * <usize>most;
    sums += sumsRow;
  }
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
