import { at, kept, padded, sumOf } from '../../../math/lanes.as';

/** Twin of `wgsl.ts`: the loss of every row, and its gradient in the place of the predictions. */
export function squaredError(targets: usize, weights: usize, z: usize, loss: usize, values: i32, first: i32, end: i32): void {
  const stride = padded(values);
  for (let row = first; row < end; row++) {
    const o = at(z, row * stride),
      y = at(targets, row * values);
    const weight = f32.load(at(weights, row)) / <f32>values;
    const twice = f32x4.splat(2 * weight);
    let total = f32x4.splat(0);
    for (let i = 0; i < values; i += 4) {
      const error = kept(f32x4.sub(v128.load(at(o, i)), v128.load(at(y, i))), values - i);
      total = f32x4.add(total, f32x4.mul(error, error));
      v128.store(at(o, i), f32x4.mul(twice, error));
    }
    f32.store(at(loss, row), weight * sumOf(total));
  }
}
