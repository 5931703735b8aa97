import { act } from '../shared/activation.as';
import { maskAt4 } from '../shared/dropout.as';
import { roundRow } from '../shared/rounding.as';
import { at, kept, largestOf, padded, sumOf } from '../../../math/lanes.as';
import { lambdaAt } from '../../hyper.as';

/** Numbers of the sources and norms, as in `twins.ts`. */
const stream = 0;
const gated = 1;
const embedded = 3;
const withoutNorm = 0;
const layerNorm = 2;

/** Twin of `wgsl.ts`: activation or embedding where there is one, norm, rounding per token. `largest` 0: not rounded. */
export function normalise(
  x: usize,
  y: usize,
  value: usize,
  ids: usize,
  latents: usize,
  statistics: usize,
  hyper: usize,
  mask: usize,
  gainAt: i32,
  biasAt: i32,
  width: i32,
  source: i32,
  activation: i32,
  norm: i32,
  epsilon: f32,
  largest: f32,
  rule: i32,
  keep: f32,
  every: i32,
  first: i32,
  end: i32,
): void {
  const stride = padded(width);
  const fromStride = source === gated ? padded(2 * width) : stride;
  for (let row = first; row < end; row++) {
    let from = at(x, (source === embedded ? i32.load(at(ids, row)) : row * every + every - 1) * fromStride);
    const to = at(y, row * stride);
    if (source !== stream) {
      const derived = at(value, row * stride);
      for (let i = 0; i < width; i += 4) {
        let v = v128.load(at(from, i));
        if (source !== embedded) v = act(activation, v);
        if (source === gated) v = f32x4.mul(v, v128.load(at(from, width + i)));
        else if (mask !== 0) v = f32x4.mul(v, maskAt4(mask, row * width + i, keep));
        v128.store(at(derived, i), kept(v, width - i));
      }
      from = derived;
    }
    const most =
      norm === withoutNorm
        ? copyRow(from, to, width)
        : normaliseRow(from, to, width, norm === layerNorm, epsilon, at(latents, gainAt), at(latents, biasAt), at(statistics, 2 * row));
    if (largest > 0) roundRow(to, width, largest, rule, most, f32.load(at(hyper, lambdaAt)));
  }
}

/** Writes the normalised row and its statistics; returns its largest absolute value. */
function normaliseRow(from: usize, to: usize, width: i32, isLayer: bool, epsilon: f32, gain: usize, bias: usize, statistics: usize): f32 {
  let mean: f32 = 0;
  if (isLayer) {
    let sum = f32x4.splat(0);
    for (let i = 0; i < width; i += 4) sum = f32x4.add(sum, kept(v128.load(at(from, i)), width - i));
    mean = sumOf(sum) / <f32>width;
  }
  const means = f32x4.splat(mean);
  let squares = f32x4.splat(0);
  for (let i = 0; i < width; i += 4) {
    let v = f32x4.sub(v128.load(at(from, i)), means);
    if (width - i < 4) v = kept(v, width - i);
    squares = f32x4.add(squares, f32x4.mul(v, v));
  }
  const r = <f32>1 / sqrt(sumOf(squares) / <f32>width + epsilon);
  f32.store(statistics, mean);
  f32.store(statistics, r, 4);
  const rs = f32x4.splat(r);
  let most = f32x4.splat(0);
  for (let i = 0; i < width; i += 4) {
    let n = f32x4.mul(f32x4.mul(f32x4.sub(v128.load(at(from, i)), means), rs), v128.load(at(gain, i)));
    if (isLayer) n = f32x4.add(n, v128.load(at(bias, i)));
    if (width - i < 4) n = kept(n, width - i);
    v128.store(at(to, i), n);
    most = largerSize(most, n);
  }
  return largestOf(most);
}

/** The larger of `most` and |n|, as whole numbers: floats that are not negative have their order, and NaN is above all. */
// @ts-ignore: decorator
@inline
function largerSize(most: v128, n: v128): v128 {
  return i32x4.max_s(most, f32x4.abs(n));
}

function copyRow(from: usize, to: usize, width: i32): f32 {
  let most = f32x4.splat(0);
  for (let i = 0; i < width; i += 4) {
    const n = kept(v128.load(at(from, i)), width - i);
    v128.store(at(to, i), n);
    most = largerSize(most, n);
  }
  return largestOf(most);
}
