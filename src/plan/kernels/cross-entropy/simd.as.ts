import { exp4 } from '../shared/exp.as';
import { at, kept, largestOf, padded, sumOf } from '../../../math/lanes.as';

/** Twin of `wgsl.ts`: the loss of every row, and its gradient in the place of the logits. */
export function crossEntropy(targets: usize, weights: usize, z: usize, loss: usize, classes: i32, first: i32, end: i32): void {
  const stride = padded(classes);
  for (let row = first; row < end; row++) {
    const o = at(z, row * stride);
    const target = at(o, i32.load(at(targets, row))),
      weight = f32.load(at(weights, row));
    let most = v128.load32_splat(o);
    for (let i = 0; i < classes; i += 4)
      most = f32x4.max(most, v128.bitselect(v128.load(at(o, i)), most, kept(i32x4.splat(-1), classes - i)));
    const top = largestOf(most),
      tops = f32x4.splat(top);
    const chosen = f32.load(target);
    let total = f32x4.splat(0);
    for (let i = 0; i < classes; i += 4) {
      const e = kept(exp4(f32x4.sub(v128.load(at(o, i)), tops)), classes - i);
      v128.store(at(o, i), e);
      total = f32x4.add(total, e);
    }
    const sum = sumOf(total);
    // A row that does not count adds nothing, whatever its logits are.
    f32.store(at(loss, row), weight === 0 ? 0 : weight * (Mathf.log(sum) + top - chosen));
    const sums = f32x4.splat(sum),
      all = f32x4.splat(weight);
    f32.store(target, f32.load(target) - sum);
    for (let i = 0; i < classes; i += 4) v128.store(at(o, i), f32x4.mul(f32x4.div(v128.load(at(o, i)), sums), all));
  }
}
