import { at } from '../../../math/lanes.as';

/**
 * Whether every row of W `[rows, columns]` is codes −1, 0, +1 times a scale of its own, which it then leaves in the scratch, 0 of a
 * row of zeros. Latents on their way to codes (λ < 1) and matrices in full precision are not. `columns` is a multiple of 4.
 */
export function findScales(scratch: usize, w: usize, rows: i32, columns: i32): bool {
  const magnitude = i32x4.splat(0x7fffffff),
    none = i32x4.splat(0);
  for (let n = 0; n < rows; n++) {
    const row = at(w, n * columns);
    let largest = none;
    for (let i = 0; i < columns; i += 4) largest = i32x4.max_s(largest, v128.and(v128.load(at(row, i)), magnitude));
    const most = max(
      max(i32x4.extract_lane(largest, 0), i32x4.extract_lane(largest, 1)),
      max(i32x4.extract_lane(largest, 2), i32x4.extract_lane(largest, 3)),
    );
    const scale = i32x4.splat(most);
    let coded = i32x4.splat(-1);
    for (let i = 0; i < columns; i += 4) {
      const size = v128.and(v128.load(at(row, i)), magnitude);
      coded = v128.and(coded, v128.or(i32x4.eq(size, scale), i32x4.eq(size, none)));
    }
    if (!i32x4.all_true(coded) || !isFinite(reinterpret<f32>(most))) return false;
    i32.store(at(scratch, n), most);
  }
  return true;
}

/** Most different scales of neighbouring rows: each means another panel. */
const mostScales: i32 = 8;
/** One of so many codes has to be 0. */
const fewestSkipped = 8;

/**
 * Whether lists of such a matrix save time: not with more scales than matrices are put together, nor where hardly a code is 0,
 * as of binary ones: a list of all of them takes longer than to multiply.
 */
export function isWorthListing(scratch: usize, w: usize, rows: i32, columns: i32): bool {
  let previous = 0,
    different = 0;
  for (let n = 0; n < rows; n++) {
    const scale = i32.load(at(scratch, n));
    if (scale === 0 || scale === previous) continue;
    previous = scale;
    if (++different > mostScales) return false;
  }
  let zeros = i32x4.splat(0);
  for (let i = 0; i < rows * columns; i += 4) zeros = i32x4.sub(zeros, i32x4.eq(i32x4.shl(v128.load(at(w, i)), 1), i32x4.splat(0)));
  const skipped = i32x4.extract_lane(zeros, 0) + i32x4.extract_lane(zeros, 1) + i32x4.extract_lane(zeros, 2) + i32x4.extract_lane(zeros, 3);
  return fewestSkipped * skipped >= rows * columns;
}
