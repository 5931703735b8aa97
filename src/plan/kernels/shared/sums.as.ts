import { at, kept } from '../../../math/lanes.as';

/**
 * Four of the partial sums of `sums.ts`: of every `stride`-th value, beginning at `first` … `first + 3`, added in blocks of
 * 32. `power` 2: of squares; 0: of absolute values; 1: as they are.
 */
export function blockedSums(values: usize, first: i32, stride: i32, count: i32, power: i32): v128 {
  let total = f32x4.splat(0);
  for (let start = first; start < count; start += 32 * stride) {
    let block = f32x4.splat(0);
    const end = min(start + 32 * stride, count);
    for (let i = start; i < end; i += stride) {
      let v = kept(v128.load(at(values, i)), count - i);
      if (power === 2) v = f32x4.mul(v, v);
      else if (power === 0) v = f32x4.abs(v);
      block = f32x4.add(block, v);
    }
    total = f32x4.add(total, block);
  }
  return total;
}
