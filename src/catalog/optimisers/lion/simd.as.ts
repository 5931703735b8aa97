import { at, storeLanes } from '../../../math/lanes.as';
import { beta1, beta2, decay, rate, rest1, rest2 } from './hyper.as';

/** One step of Lion on the weights from `from` to `end`; gradients are shortened to `factor` of themselves. */
export function lion(latents: usize, gradient: usize, momentum: usize, hyper: usize, factor: f32, from: i32, end: i32): void {
  const clip = f32x4.splat(factor);
  const rates = v128.load32_splat(at(hyper, rate)),
    decays = v128.load32_splat(at(hyper, decay));
  const kept1 = v128.load32_splat(at(hyper, beta1)),
    kept2 = v128.load32_splat(at(hyper, beta2)),
    new1 = v128.load32_splat(at(hyper, rest1)),
    new2 = v128.load32_splat(at(hyper, rest2));
  const zero = f32x4.splat(0);
  for (let i = from; i < end; i += 4) {
    const slope = f32x4.mul(v128.load(at(gradient, i)), clip);
    const m = v128.load(at(momentum, i));
    const mean = f32x4.add(f32x4.mul(m, kept1), f32x4.mul(slope, new1));
    // The sign times the rate; 0 where it is neither above nor below.
    const change = f32x4.sub(v128.and(f32x4.gt(mean, zero), rates), v128.and(f32x4.lt(mean, zero), rates));
    const count = end - i;
    storeLanes(at(momentum, i), f32x4.add(f32x4.mul(m, kept2), f32x4.mul(slope, new2)), count);
    storeLanes(at(latents, i), f32x4.sub(f32x4.mul(v128.load(at(latents, i)), decays), change), count);
  }
}
