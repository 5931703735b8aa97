import { plusProduct } from '../../../math/lanes.as';
import { panelRow } from './tiles.as';

/**
 * The tiles of products where sums are fused: six rows × 8 columns. No register is needed for a product before it is added, so
 * twelve sums run at once, and a core that takes two a cycle, four cycles later, never waits.
 */

/** Rows of such a tile, and the bytes that they take for one k in a panel of A. */
export const fusedRows: i32 = 6;
const fusedPanelRow: usize = 24;

/** Packs six columns of `[depth, …]` as they stand. */
export function packSixColumns(to: usize, from: usize, row: usize, depth: i32): void {
  for (let k = 0; k < depth; k++) {
    v128.store(to, v128.load(from));
    i64.store(to, i64.load(from, 16), 16);
    from += row;
    to += fusedPanelRow;
  }
}

/** Packs six rows of A, `row` bytes apart; those beyond `rows` repeat the first. `depth` is a multiple of 4. */
export function packSixRows(to: usize, from: usize, row: usize, depth: i32, rows: i32): void {
  const second = rows > 1 ? from + row : from,
    third = rows > 2 ? from + 2 * row : from,
    fourth = rows > 3 ? from + 3 * row : from,
    fifth = rows > 4 ? from + 4 * row : from,
    sixth = rows > 5 ? from + 5 * row : from;
  for (let k: usize = 0; k < <usize>depth << 2; k += 16) {
    const a = v128.load(from + k), b = v128.load(second + k), c = v128.load(third + k), d = v128.load(fourth + k);
    const e = v128.load(fifth + k), f = v128.load(sixth + k);
    const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5), cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
    const gh = v128.shuffle<f32>(a, b, 2, 6, 3, 7), ij = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
    const low = v128.shuffle<f32>(e, f, 0, 4, 1, 5), high = v128.shuffle<f32>(e, f, 2, 6, 3, 7);
    v128.store(to, v128.shuffle<f32>(ab, cd, 0, 1, 4, 5));
    i64.store(to, i64x2.extract_lane(low, 0), 16);
    v128.store(to, v128.shuffle<f32>(ab, cd, 2, 3, 6, 7), 24);
    i64.store(to, i64x2.extract_lane(low, 1), 40);
    v128.store(to, v128.shuffle<f32>(gh, ij, 0, 1, 4, 5), 48);
    i64.store(to, i64x2.extract_lane(high, 0), 64);
    v128.store(to, v128.shuffle<f32>(gh, ij, 2, 3, 6, 7), 72);
    i64.store(to, i64x2.extract_lane(high, 1), 88);
    to += 96;
  }
}

/** C[6][8] from a panel of A and a panel of B; rows of C are `cRow` bytes apart. */
export function tileOfSix(a: usize, b: usize, depth: i32, c: usize, cRow: usize): void {
  let c00 = f32x4.splat(0), c01 = c00, c10 = c00, c11 = c00, c20 = c00, c21 = c00;
  let c30 = c00, c31 = c00, c40 = c00, c41 = c00, c50 = c00, c51 = c00;
  for (let k = 0; k < depth; k++) {
    const b0 = v128.load(b), b1 = v128.load(b, 16);
    let x = v128.load32_splat(a);
    c00 = plusProduct(c00, x, b0);
    c01 = plusProduct(c01, x, b1);
    x = v128.load32_splat(a, 4);
    c10 = plusProduct(c10, x, b0);
    c11 = plusProduct(c11, x, b1);
    x = v128.load32_splat(a, 8);
    c20 = plusProduct(c20, x, b0);
    c21 = plusProduct(c21, x, b1);
    x = v128.load32_splat(a, 12);
    c30 = plusProduct(c30, x, b0);
    c31 = plusProduct(c31, x, b1);
    x = v128.load32_splat(a, 16);
    c40 = plusProduct(c40, x, b0);
    c41 = plusProduct(c41, x, b1);
    x = v128.load32_splat(a, 20);
    c50 = plusProduct(c50, x, b0);
    c51 = plusProduct(c51, x, b1);
    a += fusedPanelRow;
    b += panelRow;
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  c += cRow;
  v128.store(c, c10);
  v128.store(c, c11, 16);
  c += cRow;
  v128.store(c, c20);
  v128.store(c, c21, 16);
  c += cRow;
  v128.store(c, c30);
  v128.store(c, c31, 16);
  c += cRow;
  v128.store(c, c40);
  v128.store(c, c41, 16);
  c += cRow;
  v128.store(c, c50);
  v128.store(c, c51, 16);
}
