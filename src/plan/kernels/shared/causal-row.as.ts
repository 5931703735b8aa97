import { exp4 } from './exp.as';
import { at } from '../../../math/lanes.as';

/** Lanes of a vector that begins at `first`: all ones where first ≤ index + lane < end, counted from `from`. */
// @ts-ignore: decorator
@inline
export function within(index: i32, from: i32, end: i32): v128 {
  const lanes = i32x4.add(i32x4.splat(index), i32x4(0, 1, 2, 3));
  return v128.and(i32x4.ge_s(lanes, i32x4.splat(from)), i32x4.lt_s(lanes, i32x4.splat(end)));
}

/**
 * Softmax of the first `count` of a row of scores, times `scale`, in place; the rest up to a multiple of eight becomes 0.
 * Stores the largest at `sums`, and log Σ exp of what is above it `plane` bytes further.
 */
export function softmaxRow(row: usize, count: i32, scale: f32, sums: usize, plane: usize): void {
  const scales = f32x4.splat(scale);
  const end = (count + 7) & ~7;
  let most = f32x4.splat(-1e30);
  for (let i = 0; i < end; i += 4) {
    const v = v128.bitselect(f32x4.mul(v128.load(at(row, i)), scales), f32x4.splat(-1e30), within(i, 0, count));
    v128.store(at(row, i), v);
    // NaN may get lost here, but not in the sum.
    most = f32x4.pmax(most, v);
  }
  const top = max(max(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1)), max(f32x4.extract_lane(most, 2), f32x4.extract_lane(most, 3)));
  const tops = f32x4.splat(top);
  let total = f32x4.splat(0);
  for (let i = 0; i < end; i += 4) {
    const e = v128.and(exp4(f32x4.sub(v128.load(at(row, i)), tops)), within(i, 0, count));
    v128.store(at(row, i), e);
    total = f32x4.add(total, e);
  }
  const sum = f32x4.extract_lane(total, 0) + f32x4.extract_lane(total, 1) + (f32x4.extract_lane(total, 2) + f32x4.extract_lane(total, 3));
  const share = f32x4.splat(<f32>1 / sum);
  for (let i = 0; i < end; i += 4) v128.store(at(row, i), f32x4.mul(v128.load(at(row, i)), share));
  f32.store(sums, top);
  f32.store(sums + plane, Mathf.log(sum));
}
