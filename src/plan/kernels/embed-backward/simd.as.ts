import { at, padded, storeLanes } from '../../../math/lanes.as';

/** Twin of `wgsl.ts`: ∂E[v] += Σ ∂x[t], in the order of the tokens. */
export function embedBackward(
  starts: usize,
  order: usize,
  dx: usize,
  gradient: usize,
  embeddingAt: i32,
  width: i32,
  from: i32,
  to: i32,
): void {
  const stride = padded(width);
  for (let v = from; v < to; v++) {
    const first = i32.load(at(starts, v)),
      end = i32.load(at(starts, v + 1));
    for (let i = 0; i < width; i += 4) {
      let sum = f32x4.splat(0);
      for (let j = first; j < end; j++) sum = f32x4.add(sum, v128.load(at(dx, i32.load(at(order, j)) * stride + i)));
      const sums = at(gradient, embeddingAt + v * width + i);
      storeLanes(sums, f32x4.add(v128.load(sums), sum), width - i);
    }
  }
}
