import { at, plusProduct } from '../../../math/lanes.as';

/**
 * Blocked matrix product on registers. C = A·B is made in tiles of four rows × 8 columns: the accumulators stay
 * in registers while the sum runs, beside two vectors of B and one number of A. x86 has 16, of which the engine keeps one.
 * B is packed first, in panels of 8 columns: `[depth][8]`, one after the other, columns that do not exist are 0.
 * Loops take one k a turn: engines move what two turns load to the front, and registers run out.
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

/** A tile from its registers to rows that are `cRow` bytes apart. */
// @ts-ignore: decorator
@inline
function storeTile(c: usize, cRow: usize, c00: v128, c01: v128, c10: v128, c11: v128, c20: v128, c21: v128, c30: v128, c31: v128): void {
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

/** C[4][8] from four rows of A, `aRow` bytes apart, and a panel; rows of C are `cRow` bytes apart. */
export function tileOfRows(a: usize, aRow: usize, b: usize, depth: i32, c: usize, cRow: usize): void {
  let c00 = f32x4.splat(0), c01 = c00, c10 = c00, c11 = c00, c20 = c00, c21 = c00, c30 = c00, c31 = c00;
  let a1 = a + aRow, a2 = a1 + aRow, a3 = a2 + aRow;
  for (let k = 0; k < depth; k++) {
    const b0 = v128.load(b), b1 = v128.load(b, 16);
    let x = v128.load32_splat(a);
    c00 = plusProduct(c00, x, b0);
    c01 = plusProduct(c01, x, b1);
    x = v128.load32_splat(a1);
    c10 = plusProduct(c10, x, b0);
    c11 = plusProduct(c11, x, b1);
    x = v128.load32_splat(a2);
    c20 = plusProduct(c20, x, b0);
    c21 = plusProduct(c21, x, b1);
    x = v128.load32_splat(a3);
    c30 = plusProduct(c30, x, b0);
    c31 = plusProduct(c31, x, b1);
    a += 4;
    a1 += 4;
    a2 += 4;
    a3 += 4;
    b += panelRow;
  }
  storeTile(c, cRow, c00, c01, c10, c11, c20, c21, c30, c31);
}

/** Rows of a tile. With six, no register would be left for a product before it is added. */
export const tileRows: i32 = 4;

/** Bytes of a row of a panel of A: `tileRows` numbers of one k side by side. */
export const rowsPanelRow: usize = 16;

/** Packs `tileRows` columns of `[depth, …]` as they stand: A given as its transpose. */
export function packColumns(to: usize, from: usize, row: usize, depth: i32): void {
  for (let k = 0; k < depth; k++) {
    v128.store(to, v128.load(from));
    from += row;
    to += rowsPanelRow;
  }
}

/** Packs `tileRows` rows of A, `row` bytes apart; those beyond `rows` repeat the first. `depth` is a multiple of 4. */
export function packTileRows(to: usize, from: usize, row: usize, depth: i32, rows: i32): void {
  const second = rows > 1 ? from + row : from,
    third = rows > 2 ? from + 2 * row : from,
    fourth = rows > 3 ? from + 3 * row : from;
  for (let k: usize = 0; k < <usize>depth << 2; k += 16) {
    const a = v128.load(from + k), b = v128.load(second + k), c = v128.load(third + k), d = v128.load(fourth + k);
    const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5), cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
    const ef = v128.shuffle<f32>(a, b, 2, 6, 3, 7), gh = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
    v128.store(to, v128.shuffle<f32>(ab, cd, 0, 1, 4, 5));
    v128.store(to + rowsPanelRow, v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
    v128.store(to + 2 * rowsPanelRow, v128.shuffle<f32>(ef, gh, 0, 1, 4, 5));
    v128.store(to + 3 * rowsPanelRow, v128.shuffle<f32>(ef, gh, 2, 3, 6, 7));
    to += 4 * rowsPanelRow;
  }
}

/**
 * C[tileRows][8] from a panel of A and a panel of B; rows of C are `cRow` bytes apart. What A has of one k stands side by side,
 * and `aStep` bytes behind it what it has of the next: `rowsPanelRow` in a panel, a row in its transpose.
 */
export function tileOfPanels(a: usize, aStep: usize, b: usize, depth: i32, c: usize, cRow: usize): void {
  let c00 = f32x4.splat(0), c01 = c00, c10 = c00, c11 = c00, c20 = c00, c21 = c00, c30 = c00, c31 = c00;
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
    a += aStep;
    b += panelRow;
  }
  storeTile(c, cRow, c00, c01, c10, c11, c20, c21, c30, c31);
}
