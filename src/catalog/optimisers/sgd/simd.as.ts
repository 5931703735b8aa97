import { at, storeLanes } from '../../../math/lanes.as';
import { momentum, rate, weightDecay } from './hyper.as';

/** One step of SGD with momentum on the weights from `from` to `end`; gradients are shortened to `factor` of themselves. */
export function sgd(latents: usize, gradient: usize, velocity: usize, hyper: usize, factor: f32, from: i32, end: i32): void {
  const clip = f32x4.splat(factor);
  const rates = v128.load32_splat(at(hyper, rate)),
    kept = v128.load32_splat(at(hyper, momentum)),
    decays = v128.load32_splat(at(hyper, weightDecay));
  for (let i = from; i < end; i += 4) {
    const w = v128.load(at(latents, i));
    const slope = f32x4.add(f32x4.mul(v128.load(at(gradient, i)), clip), f32x4.mul(w, decays));
    const v = f32x4.add(f32x4.mul(v128.load(at(velocity, i)), kept), slope);
    const count = end - i;
    storeLanes(at(velocity, i), v, count);
    storeLanes(at(latents, i), f32x4.sub(w, f32x4.mul(v, rates)), count);
  }
}
