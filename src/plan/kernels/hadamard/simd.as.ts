import { roundRow } from '../shared/rounding.as';
import { at, kept, largestOf, padded } from '../../../math/lanes.as';
import { lambdaAt } from '../../hyper.as';

/** Twin of `wgsl.ts`, row by row in place. `shrink` is 1 ⁄ √block; `largest` 0: not rounded. */
export function hadamard(
  x: usize,
  hyper: usize,
  width: i32,
  block: i32,
  shrink: f32,
  largest: f32,
  rule: i32,
  first: i32,
  end: i32,
): void {
  const stride = padded(width);
  for (let row = first; row < end; row++) {
    const to = at(x, row * stride);
    if (block > 1) turnFours(to, width, block);
    for (let apart = 4; apart < block; apart <<= 1) turnApart(to, width, apart);
    const most = shrinkRow(to, width, shrink);
    if (largest > 0) roundRow(to, width, largest, rule, most, f32.load(at(hyper, lambdaAt)));
  }
}

/** Butterflies of neighbours, and of pairs where a block has four or more: both within a vector. */
function turnFours(row: usize, width: i32, block: i32): void {
  const odd = f32x4(1, -1, 1, -1),
    late = f32x4(1, 1, -1, -1);
  for (let i = 0; i < width; i += 4) {
    let v = kept(v128.load(at(row, i)), width - i);
    v = f32x4.add(v128.shuffle<f32>(v, v, 0, 0, 2, 2), f32x4.mul(v128.shuffle<f32>(v, v, 1, 1, 3, 3), odd));
    if (block > 2) v = f32x4.add(v128.shuffle<f32>(v, v, 0, 1, 0, 1), f32x4.mul(v128.shuffle<f32>(v, v, 2, 3, 2, 3), late));
    v128.store(at(row, i), v);
  }
}

/** Butterflies of numbers that lie four or more apart. */
function turnApart(row: usize, width: i32, apart: i32): void {
  for (let group = 0; group < width; group += 2 * apart) {
    for (let i = group; i < group + apart; i += 4) {
      const a = v128.load(at(row, i)),
        b = v128.load(at(row, i + apart));
      v128.store(at(row, i), f32x4.add(a, b));
      v128.store(at(row, i + apart), f32x4.sub(a, b));
    }
  }
}

/** Returns the largest absolute value. */
function shrinkRow(row: usize, width: i32, shrink: f32): f32 {
  const shrinks = f32x4.splat(shrink);
  let most = f32x4.splat(0);
  for (let i = 0; i < width; i += 4) {
    const v = f32x4.mul(v128.load(at(row, i)), shrinks);
    v128.store(at(row, i), v);
    most = f32x4.max(most, f32x4.abs(v));
  }
  return largestOf(most);
}
