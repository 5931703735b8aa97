import { at } from '../../../math/lanes.as';

/**
 * Blocked matrix product on registers. C = A·B is made in tiles of 4 rows × 8 columns: eight accumulators stay in
 * registers while the sum runs, 32 products a step for two loads of B and four numbers of A.
 * B is packed first, in panels of 8 columns: `[depth][8]`, one after the other, columns that do not exist are 0.
 * Each sum runs in the order of its index, whatever the sizes: equal inputs give equal bits.
 * Source: Goto & van de Geijn 2008, "Anatomy of high-performance matrix multiplication".
 */

/** Bytes of one row of a panel. */
export const panelRow: usize = 32;

/** Bytes of a panel; its depth is rounded up, so that packing may write four rows at a time. */
// @ts-ignore: decorator
@inline
export function panelBytes(depth: i32): usize {
  return (<usize>((depth + 3) & ~3)) * panelRow;
}

/** Packs one panel of B `[depth, columns]`, stored by rows of `row` bytes; `columns` may be 1 … 8 or more. */
export function packRows(to: usize, from: usize, row: usize, depth: i32, columns: i32): void {
  if (columns >= 8) {
    for (let k = 0; k < depth; k++) {
      v128.store(to, v128.load(from));
      v128.store(to, v128.load(from, 16), 16);
      from += row;
      to += panelRow;
    }
    return;
  }
  const low = i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(columns));
  const high = i32x4.lt_s(i32x4(4, 5, 6, 7), i32x4.splat(columns));
  for (let k = 0; k < depth; k++) {
    v128.store(to, v128.and(v128.load(from), low));
    v128.store(to, v128.and(v128.load(from, 16), high), 16);
    from += row;
    to += panelRow;
  }
}

/** The same for B given as its transpose `[columns, depth]`. */
export function packTransposed(to: usize, from: usize, row: usize, depth: i32, columns: i32): void {
  for (let half = 0; half < 2; half++) {
    const first = from + 4 * <usize>half * row;
    const none = f32x4.splat(0);
    const count = columns - 4 * half;
    for (let k = 0; k < depth; k += 4) {
      const p = at(first, k);
      const a = count > 0 ? v128.load(p) : none;
      const b = count > 1 ? v128.load(p + row) : none;
      const c = count > 2 ? v128.load(p + 2 * row) : none;
      const d = count > 3 ? v128.load(p + 3 * row) : none;
      const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5), cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
      const ef = v128.shuffle<f32>(a, b, 2, 6, 3, 7), gh = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
      const q = to + 16 * <usize>half + <usize>k * panelRow;
      v128.store(q, v128.shuffle<f32>(ab, cd, 0, 1, 4, 5));
      v128.store(q, v128.shuffle<f32>(ab, cd, 2, 3, 6, 7), 32);
      v128.store(q, v128.shuffle<f32>(ef, gh, 0, 1, 4, 5), 64);
      v128.store(q, v128.shuffle<f32>(ef, gh, 2, 3, 6, 7), 96);
    }
  }
}

/** C[4][8] from four rows of A, `aRow` bytes apart, and a panel; rows of C are `cRow` bytes apart. */
export function tileOfRows(a: usize, aRow: usize, b: usize, depth: i32, c: usize, cRow: usize): void {
  let c00 = f32x4.splat(0), c01 = c00, c10 = c00, c11 = c00, c20 = c00, c21 = c00, c30 = c00, c31 = c00;
  let a1 = a + aRow, a2 = a1 + aRow, a3 = a2 + aRow;
  let k = depth;
  for (; k >= 2; k -= 2) {
    let b0 = v128.load(b), b1 = v128.load(b, 16);
    let x = v128.load32_splat(a);
    c00 = f32x4.add(c00, f32x4.mul(x, b0));
    c01 = f32x4.add(c01, f32x4.mul(x, b1));
    x = v128.load32_splat(a1);
    c10 = f32x4.add(c10, f32x4.mul(x, b0));
    c11 = f32x4.add(c11, f32x4.mul(x, b1));
    x = v128.load32_splat(a2);
    c20 = f32x4.add(c20, f32x4.mul(x, b0));
    c21 = f32x4.add(c21, f32x4.mul(x, b1));
    x = v128.load32_splat(a3);
    c30 = f32x4.add(c30, f32x4.mul(x, b0));
    c31 = f32x4.add(c31, f32x4.mul(x, b1));
    b0 = v128.load(b, 32);
    b1 = v128.load(b, 48);
    x = v128.load32_splat(a, 4);
    c00 = f32x4.add(c00, f32x4.mul(x, b0));
    c01 = f32x4.add(c01, f32x4.mul(x, b1));
    x = v128.load32_splat(a1, 4);
    c10 = f32x4.add(c10, f32x4.mul(x, b0));
    c11 = f32x4.add(c11, f32x4.mul(x, b1));
    x = v128.load32_splat(a2, 4);
    c20 = f32x4.add(c20, f32x4.mul(x, b0));
    c21 = f32x4.add(c21, f32x4.mul(x, b1));
    x = v128.load32_splat(a3, 4);
    c30 = f32x4.add(c30, f32x4.mul(x, b0));
    c31 = f32x4.add(c31, f32x4.mul(x, b1));
    a += 8;
    a1 += 8;
    a2 += 8;
    a3 += 8;
    b += 64;
  }
  if (k > 0) {
    const b0 = v128.load(b), b1 = v128.load(b, 16);
    let x = v128.load32_splat(a);
    c00 = f32x4.add(c00, f32x4.mul(x, b0));
    c01 = f32x4.add(c01, f32x4.mul(x, b1));
    x = v128.load32_splat(a1);
    c10 = f32x4.add(c10, f32x4.mul(x, b0));
    c11 = f32x4.add(c11, f32x4.mul(x, b1));
    x = v128.load32_splat(a2);
    c20 = f32x4.add(c20, f32x4.mul(x, b0));
    c21 = f32x4.add(c21, f32x4.mul(x, b1));
    x = v128.load32_splat(a3);
    c30 = f32x4.add(c30, f32x4.mul(x, b0));
    c31 = f32x4.add(c31, f32x4.mul(x, b1));
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
}

/** Bytes of a row of a column panel of A: four rows of Aᵀ side by side. */
export const columnPanelRow: usize = 16;

/** Packs four columns of `[depth, …]` as they stand: the A of {@link tileOfColumns}. */
export function packColumns(to: usize, from: usize, row: usize, depth: i32): void {
  for (let k = 0; k < depth; k++) {
    v128.store(to, v128.load(from));
    from += row;
    to += columnPanelRow;
  }
}

/** C[4][8] = Aᵀ·B from a panel of four columns of A and a panel of B; C is written as 4 × 8 numbers in a row. */
export function tileOfColumns(a: usize, b: usize, depth: i32, c: usize): void {
  let c00 = f32x4.splat(0), c01 = c00, c10 = c00, c11 = c00, c20 = c00, c21 = c00, c30 = c00, c31 = c00;
  for (let k = 0; k < depth; k++) {
    const b0 = v128.load(b), b1 = v128.load(b, 16);
    let x = v128.load32_splat(a);
    c00 = f32x4.add(c00, f32x4.mul(x, b0));
    c01 = f32x4.add(c01, f32x4.mul(x, b1));
    x = v128.load32_splat(a, 4);
    c10 = f32x4.add(c10, f32x4.mul(x, b0));
    c11 = f32x4.add(c11, f32x4.mul(x, b1));
    x = v128.load32_splat(a, 8);
    c20 = f32x4.add(c20, f32x4.mul(x, b0));
    c21 = f32x4.add(c21, f32x4.mul(x, b1));
    x = v128.load32_splat(a, 12);
    c30 = f32x4.add(c30, f32x4.mul(x, b0));
    c31 = f32x4.add(c31, f32x4.mul(x, b1));
    a += columnPanelRow;
    b += panelRow;
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  v128.store(c, c10, 32);
  v128.store(c, c11, 48);
  v128.store(c, c20, 64);
  v128.store(c, c21, 80);
  v128.store(c, c30, 96);
  v128.store(c, c31, 112);
}
