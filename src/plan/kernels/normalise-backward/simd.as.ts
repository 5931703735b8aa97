import { gatedSlopes } from '../shared/activation.as';
import { maskAt4 } from '../shared/dropout.as';
import { at, kept, padded, storeLanes, sumOf } from '../../../math/lanes.as';

/** Twin of `wgsl.ts`: ∂x of some rows, and of some columns the gradients of gain and bias, which sum over all rows. */
export function normaliseBackward(
  scratch: usize,
  dy: usize,
  x: usize,
  statistics: usize,
  latents: usize,
  dx: usize,
  gradient: usize,
  mask: usize,
  gainAt: i32,
  biasAt: i32,
  rows: i32,
  width: i32,
  isLayer: i32,
  accumulate: i32,
  gated: i32,
  activation: i32,
  keep: f32,
  every: i32,
  firstRow: i32,
  endRow: i32,
  firstColumn: i32,
  endColumn: i32,
): void {
  const stride = padded(width);
  const gain = at(latents, gainAt);
  // One thread sums over rows while it has them at hand; several have columns of their own.
  const alone = endRow - firstRow === rows && endColumn - firstColumn === width;
  memory.fill(at(scratch, firstColumn), 0, at(0, padded(endColumn - firstColumn)));
  if (isLayer) memory.fill(at(scratch, stride + firstColumn), 0, at(0, padded(endColumn - firstColumn)));
  for (let row = firstRow; row < endRow; row++) {
    const o = at(dy, row * stride);
    const last = row * every + every - 1;
    for (let skipped = row * every; skipped < last; skipped++) memory.fill(at(dx, skipped * stride), 0, at(0, width));
    const from = at(x, last * stride);
    const mean = f32x4.splat(f32.load(at(statistics, 2 * row)));
    const r = f32x4.splat(f32.load(at(statistics, 2 * row + 1)));

    let sumD = f32x4.splat(0),
      sumDX = sumD;
    for (let i = 0; i < width; i += 4) {
      const normed = f32x4.mul(f32x4.sub(v128.load(at(from, i)), mean), r);
      let d = f32x4.mul(v128.load(at(o, i)), v128.load(at(gain, i)));
      if (width - i < 4) d = kept(d, width - i);
      sumD = f32x4.add(sumD, d);
      sumDX = f32x4.add(sumDX, f32x4.mul(d, normed));
    }
    const meanD = f32x4.splat(isLayer ? sumOf(sumD) / <f32>width : 0);
    const meanDX = f32x4.splat(sumOf(sumDX) / <f32>width);

    const to = gated ? at(dx, row * padded(2 * width)) : at(dx, last * stride);
    for (let i = 0; i < width; i += 4) {
      const normed = f32x4.mul(f32x4.sub(v128.load(at(from, i)), mean), r);
      const dOut = v128.load(at(o, i));
      let v = f32x4.mul(r, f32x4.sub(f32x4.sub(f32x4.mul(dOut, v128.load(at(gain, i))), meanD), f32x4.mul(normed, meanDX)));
      if (alone) addGradients(scratch, i, stride, dOut, normed, isLayer !== 0);
      if (gated) {
        gatedSlopes(activation, v, at(to, i), at(to, width + i), width - i);
      } else {
        if (accumulate) v = f32x4.add(v, v128.load(at(to, i)));
        if (mask !== 0) v = f32x4.mul(v, maskAt4(mask, row * width + i, keep));
        storeLanes(at(to, i), v, width - i);
      }
    }
  }
  if (!alone) sumOverRows(scratch, dy, x, statistics, rows, stride, every, firstColumn, endColumn, isLayer !== 0);
  for (let i = firstColumn; i < endColumn; i += 4) {
    storeLanes(at(gradient, gainAt + i), v128.load(at(scratch, i)), width - i);
    if (isLayer) storeLanes(at(gradient, biasAt + i), v128.load(at(scratch, stride + i)), width - i);
  }
}

/** Σ ∂y·x̂ of every column, and behind it Σ ∂y: they grow in `sums`, which begin at 0, while the rows go by. */
function sumOverRows(
  sums: usize,
  dy: usize,
  x: usize,
  statistics: usize,
  rows: i32,
  stride: i32,
  every: i32,
  first: i32,
  end: i32,
  isLayer: bool,
): void {
  for (let row = 0; row < rows; row++) {
    const o = at(dy, row * stride),
      from = at(x, (row * every + every - 1) * stride);
    const mean = f32x4.splat(f32.load(at(statistics, 2 * row)));
    const r = f32x4.splat(f32.load(at(statistics, 2 * row + 1)));
    for (let i = first; i < end; i += 4) {
      const normed = f32x4.mul(f32x4.sub(v128.load(at(from, i)), mean), r);
      addGradients(sums, i, stride, v128.load(at(o, i)), normed, isLayer);
    }
  }
}

// @ts-ignore: decorator
@inline
function addGradients(sums: usize, i: i32, stride: i32, dOut: v128, normed: v128, isLayer: bool): void {
  const dGain = at(sums, i),
    dBias = at(sums, stride + i);
  v128.store(dGain, f32x4.add(v128.load(dGain), f32x4.mul(dOut, normed)));
  if (isLayer) v128.store(dBias, f32x4.add(v128.load(dBias), dOut));
}
