import { gatedSlopes, slope } from '../shared/activation.as';
import { maskAt4 } from '../shared/dropout.as';
import { at, kept, padded } from '../../../math/lanes.as';

/** Twin of `wgsl.ts`: z ← ∂y · mask · act′(z), or through act(gate)·up. */
export function activationBackward(z: usize, dy: usize, mask: usize, width: i32, activation: i32, gated: i32, keep: f32, first: i32, end: i32): void {
  const stride = padded(width);
  const zStride = gated ? padded(2 * width) : stride;
  for (let row = first; row < end; row++) {
    for (let i = 0; i < width; i += 4) {
      const o = row * zStride + i;
      let d = v128.load(at(dy, row * stride + i));
      if (gated) {
        gatedSlopes(activation, d, at(z, o), at(z, o + width), width - i);
        continue;
      }
      d = f32x4.mul(d, slope(activation, v128.load(at(z, o))));
      if (mask !== 0) d = f32x4.mul(d, maskAt4(mask, row * width + i, keep));
      v128.store(at(z, o), kept(d, width - i));
    }
  }
}
