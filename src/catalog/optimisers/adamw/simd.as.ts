import { at, storeLanes } from '../../../math/lanes.as';
import { beta1, beta2, decay, epsilon, rate, rest1, rest2, root } from './hyper.as';

/** One step of AdamW on the weights from `from` to `end`; gradients are shortened to `factor` of themselves. */
export function adamw(
  latents: usize,
  gradient: usize,
  firstMoment: usize,
  secondMoment: usize,
  hyper: usize,
  factor: f32,
  from: i32,
  end: i32,
): void {
  const clip = f32x4.splat(factor);
  const rates = v128.load32_splat(at(hyper, rate)),
    roots = v128.load32_splat(at(hyper, root)),
    decays = v128.load32_splat(at(hyper, decay));
  const kept1 = v128.load32_splat(at(hyper, beta1)),
    kept2 = v128.load32_splat(at(hyper, beta2)),
    epsilons = v128.load32_splat(at(hyper, epsilon));
  const new1 = v128.load32_splat(at(hyper, rest1)),
    new2 = v128.load32_splat(at(hyper, rest2));
  for (let i = from; i < end; i += 4) {
    const slope = f32x4.mul(v128.load(at(gradient, i)), clip);
    const m = f32x4.add(f32x4.mul(v128.load(at(firstMoment, i)), kept1), f32x4.mul(slope, new1));
    const v = f32x4.add(f32x4.mul(v128.load(at(secondMoment, i)), kept2), f32x4.mul(f32x4.mul(slope, slope), new2));
    const change = f32x4.mul(f32x4.div(m, f32x4.add(f32x4.mul(f32x4.sqrt(v), roots), epsilons)), rates);
    const count = end - i;
    storeLanes(at(firstMoment, i), m, count);
    storeLanes(at(secondMoment, i), v, count);
    storeLanes(at(latents, i), f32x4.sub(f32x4.mul(v128.load(at(latents, i)), decays), change), count);
  }
}
