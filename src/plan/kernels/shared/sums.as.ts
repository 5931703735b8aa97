import { at, kept } from '../../../math/lanes.as';

/** Values of a partial sum that are added by themselves first, as in `sums.ts`. */
export const summedAtOnce: i32 = 32;

/**
 * Four of the partial sums of `sums.ts`, of one block: of every `stride`-th value, beginning at `first` … `first + 3`, up to `end`.
 * What lies behind `count` is 0. `power` 2: of squares; 0: of absolute values; 1: as they are. Whoever goes through the blocks
 * reads values in the order in which they lie.
 */
// @ts-ignore: decorator
@inline
export function blockSums(values: usize, first: i32, stride: i32, end: i32, count: i32, power: i32): v128 {
  let block = f32x4.splat(0);
  for (let i = first; i < end; i += stride) {
    let v = v128.load(at(values, i));
    if (count - i < 4) v = kept(v, count - i);
    if (power === 2) v = f32x4.mul(v, v);
    else if (power === 0) v = f32x4.abs(v);
    block = f32x4.add(block, v);
  }
  return block;
}

/** Four numbers and four others become four pairs. */
export function pair(numbers: usize): void {
  const a = v128.load(numbers),
    b = v128.load(numbers, 16);
  v128.store(numbers, v128.shuffle<f32>(a, b, 0, 4, 1, 5));
  v128.store(numbers, v128.shuffle<f32>(a, b, 2, 6, 3, 7), 16);
}
