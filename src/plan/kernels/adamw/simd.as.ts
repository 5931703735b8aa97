import { at, storeLanes } from '../shared/lanes.as';

/** Twin of `wgsl.ts`: one AdamW step on the parameters from `from` to `end`. */
export function adamw(latents: usize, gradient: usize, first: usize, second: usize, hyper: usize, report: usize, from: i32, end: i32): void {
  if (f32.load(report, 12) === 0) return;
  const clip = v128.load32_splat(report, 4);
  const rate = v128.load32_splat(hyper, 8), root = v128.load32_splat(hyper, 12), decay = v128.load32_splat(hyper, 16);
  const beta1 = v128.load32_splat(hyper, 20), beta2 = v128.load32_splat(hyper, 24), epsilon = v128.load32_splat(hyper, 28);
  const rest1 = v128.load32_splat(hyper, 36), rest2 = v128.load32_splat(hyper, 40);
  for (let i = from; i < end; i += 4) {
    const slope = f32x4.mul(v128.load(at(gradient, i)), clip);
    const m = f32x4.add(f32x4.mul(v128.load(at(first, i)), beta1), f32x4.mul(slope, rest1));
    const v = f32x4.add(f32x4.mul(v128.load(at(second, i)), beta2), f32x4.mul(f32x4.mul(slope, slope), rest2));
    const change = f32x4.mul(f32x4.div(m, f32x4.add(f32x4.mul(f32x4.sqrt(v), root), epsilon)), rate);
    const count = end - i;
    storeLanes(at(first, i), m, count);
    storeLanes(at(second, i), v, count);
    storeLanes(at(latents, i), f32x4.sub(f32x4.mul(v128.load(at(latents, i)), decay), change), count);
  }
}
