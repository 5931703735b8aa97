import { storeLanes } from '../../../math/lanes.as';
import { exp4 } from './exp.as';

/** Numbers of the activations, as in `twins.ts`. */
const silu = 0;

/** σ(z); beyond ±80 it is 0 or 1 in float32, and the bound keeps the exponential finite. */
// @ts-ignore: decorator
@inline
function sigmoid(z: v128): v128 {
  return f32x4.div(f32x4.splat(1), f32x4.add(f32x4.splat(1), exp4(f32x4.pmin(f32x4.neg(z), f32x4.splat(80)))));
}

/** SiLU: z·σ(z); ReLU²: max(z, 0)². */
export function act(activation: i32, z: v128): v128 {
  if (activation === silu) return f32x4.mul(z, sigmoid(z));
  const positive = f32x4.max(z, f32x4.splat(0));
  return f32x4.mul(positive, positive);
}

/** Its derivative: σ(z)·(1 + z·(1 − σ(z))); 2·max(z, 0). */
export function slope(activation: i32, z: v128): v128 {
  if (activation !== silu) return f32x4.mul(f32x4.splat(2), f32x4.max(z, f32x4.splat(0)));
  return siluSlope(z, sigmoid(z));
}

/** SiLU′ from z and σ(z). */
// @ts-ignore: decorator
@inline
function siluSlope(z: v128, s: v128): v128 {
  return f32x4.mul(s, f32x4.add(f32x4.splat(1), f32x4.mul(z, f32x4.sub(f32x4.splat(1), s))));
}

/**
 * Gradients of act(z)·up, given that of the product: ∂z at `z`, ∂up at `up`, which have z and up so far.
 */
// @ts-ignore: decorator
@inline
export function gatedSlopes(activation: i32, d: v128, z: usize, up: usize, count: i32): void {
  const gate = v128.load(z),
    other = v128.load(up);
  let value: v128, change: v128;
  if (activation === silu) {
    const s = sigmoid(gate);
    value = f32x4.mul(gate, s);
    change = siluSlope(gate, s);
  } else {
    value = act(activation, gate);
    change = slope(activation, gate);
  }
  storeLanes(z, f32x4.mul(f32x4.mul(d, other), change), count);
  storeLanes(up, f32x4.mul(d, value), count);
}
