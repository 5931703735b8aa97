/**
 * Packed product in WebAssembly SIMD, by tables of sixteen (AssemblyScript; `simd-kernel.ts` lays out the memory).
 *
 * A nibble holds the codes of two (ternary, 2 bits each) or four (binary) neighbouring columns of a row. What each of its
 * 16 values makes of the activations it meets is worked out once per activation vector, as 16-bit sums kept in two
 * tables of bytes, low and high. `i8x16.swizzle` then looks up 16 rows at once:
 *
 *   y[r] += low[nibble] + 256·high[nibble]
 *
 * Rows go in tiles of 32: byte i of a group holds row i in its low nibble and row i + 16 in its high one. Sums of 16
 * bits are carried over into 32 bits before they can overflow.
 * Source: T-MAC (Wei et al. 2024), here exact: tables are not rounded to 8 bits.
 */

/** Bytes of the two tables of a group. */
const TABLE_BYTES: i32 = 32;
/** Groups whose sums fit into 16 bits: 127 · 2 · 128 and 63 · 4 · 128 are below 2¹⁵. */
const TERNARY_GROUPS: i32 = 127;
const BINARY_GROUPS: i32 = 63;

/**
 * Tables of a ternary matrix.
 *
 * @param x int8, two a group, filled up with 0
 */
export function fillTernaryTables(x: usize, tables: usize, groups: i32): void {
  const first = i16x8(-1, 0, 1, 2, -1, 0, 1, 2);
  const secondLow = i16x8(-1, -1, -1, -1, 0, 0, 0, 0);
  const secondHigh = i16x8(1, 1, 1, 1, 2, 2, 2, 2);
  for (let group = 0; group < groups; group++, x += 2, tables += TABLE_BYTES) {
    const a = i16x8.mul(i16x8.splat(<i16>load<i8>(x)), first);
    const b = i16x8.splat(<i16>load<i8>(x, 1));
    storeTables(tables, i16x8.add(a, i16x8.mul(b, secondLow)), i16x8.add(a, i16x8.mul(b, secondHigh)));
  }
}

/**
 * Tables of a binary matrix.
 *
 * @param x int8, four a group, filled up with 0
 */
export function fillBinaryTables(x: usize, tables: usize, groups: i32): void {
  for (let group = 0; group < groups; group++, x += 4, tables += TABLE_BYTES) {
    const a = i16x8.mul(i16x8.splat(<i16>load<i8>(x)), i16x8(-1, 1, -1, 1, -1, 1, -1, 1));
    const b = i16x8.mul(i16x8.splat(<i16>load<i8>(x, 1)), i16x8(-1, -1, 1, 1, -1, -1, 1, 1));
    const c = i16x8.mul(i16x8.splat(<i16>load<i8>(x, 2)), i16x8(-1, -1, -1, -1, 1, 1, 1, 1));
    const d = i16x8.splat(<i16>load<i8>(x, 3));
    const abc = i16x8.add(a, i16x8.add(b, c));
    storeTables(tables, i16x8.sub(abc, d), i16x8.add(abc, d));
  }
}

/** Sixteen sums of 16 bits as their sixteen low bytes and their sixteen high bytes. */
// @ts-ignore: decorator
@inline
function storeTables(tables: usize, low: v128, high: v128): void {
  v128.store(tables, i8x16.shuffle(low, high, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30));
  v128.store(tables, i8x16.shuffle(low, high, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31), 16);
}

/**
 * y = W · x from filled tables.
 *
 * @param codes `[tiles, groups, 16]` bytes
 * @param y int32, `[tiles · 32]`, overwritten
 */
export function multiply(codes: usize, tables: usize, y: usize, tiles: i32, groups: i32, binary: bool): void {
  const nibble = i8x16.splat(0x0f);
  const groupsAtOnce = binary ? BINARY_GROUPS : TERNARY_GROUPS;
  for (let tile = 0; tile < tiles; tile++, y += 128) {
    memory.fill(y, 0, 128);
    let table = tables;
    for (let done = 0; done < groups; done += groupsAtOnce) {
      let sums0 = i16x8.splat(0), sums1 = i16x8.splat(0), sums2 = i16x8.splat(0), sums3 = i16x8.splat(0);
      const end = codes + (<usize>min(groupsAtOnce, groups - done) << 4);
      for (; codes < end; codes += 16, table += TABLE_BYTES) {
        const low = v128.load(table), high = v128.load(table, 16);
        const bytes = v128.load(codes);
        const upper = v128.and(bytes, nibble);
        const lower = v128.and(i16x8.shr_u(bytes, 4), nibble);
        const upperLow = i8x16.swizzle(low, upper), upperHigh = i8x16.swizzle(high, upper);
        const lowerLow = i8x16.swizzle(low, lower), lowerHigh = i8x16.swizzle(high, lower);
        sums0 = i16x8.add(sums0, firstEight(upperLow, upperHigh));
        sums1 = i16x8.add(sums1, lastEight(upperLow, upperHigh));
        sums2 = i16x8.add(sums2, firstEight(lowerLow, lowerHigh));
        sums3 = i16x8.add(sums3, lastEight(lowerLow, lowerHigh));
      }
      carry(y, sums0);
      carry(y + 32, sums1);
      carry(y + 64, sums2);
      carry(y + 96, sums3);
    }
  }
}

/** Low and high bytes of the first eight rows, put together to 16 bits. */
// @ts-ignore: decorator
@inline
function firstEight(low: v128, high: v128): v128 {
  return i8x16.shuffle(low, high, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}

// @ts-ignore: decorator
@inline
function lastEight(low: v128, high: v128): v128 {
  return i8x16.shuffle(low, high, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}

/** Adds eight sums of 16 bits to eight of 32 bits. */
// @ts-ignore: decorator
@inline
function carry(y: usize, sums: v128): void {
  v128.store(y, i32x4.add(v128.load(y), i32x4.extend_low_i16x8_s(sums)));
  v128.store(y, i32x4.add(v128.load(y, 16), i32x4.extend_high_i16x8_s(sums)), 16);
}
