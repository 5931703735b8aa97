import { at, storeLanes } from '../../../math/lanes.as';

/**
 * Twin of `wgsl.ts`: loss, clipping factor, norm and whether the step counts, which every thread works out for itself and
 * the first one reports; then one AdamW step on the parameters from `from` to `end`.
 */
export function adamw(
  latents: usize,
  gradient: usize,
  first: usize,
  second: usize,
  hyper: usize,
  parts: usize,
  report: usize,
  from: i32,
  end: i32,
): void {
  let squares: f32 = 0,
    nats: f32 = 0;
  for (let i: usize = 0; i < 256; i++) {
    squares += f32.load(parts + 8 * i);
    nats += f32.load(parts + 8 * i, 4);
  }
  const norm = sqrt(squares),
    most = f32.load(hyper, 32);
  const factor = most === 0 ? <f32>1 : min<f32>(1, most / (norm + <f32>1e-6));
  const counts = isFinite<f32>(nats);
  if (from === 0) {
    f32.store(report, nats);
    f32.store(report, factor, 4);
    f32.store(report, norm, 8);
    const step = f32.load(hyper, 44);
    f32.store(report, counts ? step : -step, 12);
  }
  if (!counts) return;
  const clip = f32x4.splat(factor);
  const rate = v128.load32_splat(hyper, 8),
    root = v128.load32_splat(hyper, 12),
    decay = v128.load32_splat(hyper, 16);
  const beta1 = v128.load32_splat(hyper, 20),
    beta2 = v128.load32_splat(hyper, 24),
    epsilon = v128.load32_splat(hyper, 28);
  const rest1 = v128.load32_splat(hyper, 36),
    rest2 = v128.load32_splat(hyper, 40);
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
