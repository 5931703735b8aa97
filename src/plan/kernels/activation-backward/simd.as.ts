import { slope } from '../shared/activation.as';
import { maskAt4 } from '../shared/dropout.as';
import { at, kept, padded } from '../../../math/lanes.as';

/** Twin of `wgsl.ts`: z ← ∂y · mask · act′(z). */
export function activationBackward(z: usize, dy: usize, mask: usize, width: i32, activation: i32, keep: f32, first: i32, end: i32): void {
  const stride = padded(width);
  for (let row = first; row < end; row++) {
    for (let i = 0; i < width; i += 4) {
      const o = row * stride + i;
      let v = f32x4.mul(v128.load(at(dy, o)), slope(activation, v128.load(at(z, o))));
      if (mask !== 0) v = f32x4.mul(v, maskAt4(mask, row * width + i, keep));
      v128.store(at(z, o), kept(v, width - i));
    }
  }
}
