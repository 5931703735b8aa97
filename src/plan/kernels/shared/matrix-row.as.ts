import { at } from '../../../math/lanes.as';

/**
 * Address of a row of a matrix in its padded place behind `base`; `row` is the matrix's row of the table of `layout.ts`.
 * Rows of rotary pairs stand beside each other.
 */
export function placeOf(row: usize, r: i32, base: usize): usize {
  const headDim = i32.load(row, 20);
  let place = r;
  if (headDim > 0) {
    const j = r % headDim,
      half = headDim >> 1;
    place = r - j + (j < half ? 2 * j : 2 * (j - half) + 1);
  }
  return at(base, i32.load(row, 12) + place * i32.load(row, 16));
}
