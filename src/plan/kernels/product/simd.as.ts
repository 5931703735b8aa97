import { maskAt4 } from '../shared/dropout.as';
import { at, kept, padded } from '../../../math/lanes.as';
import { lambdaAt } from '../../hyper.as';
import { turn } from '../shared/rotary.as';
import { blockBytes, multiplyRows } from '../shared/multiply.as';
import { multiplyByCodes } from '../shared/products-with-codes.as';
import { packTransposed, panelBytes } from '../shared/tiles.as';

/** Twin of `wgsl.ts`: y = x · Wᵀ, then row by row what follows it. */
export function product(
  scratch: usize,
  x: usize,
  w: usize,
  y: usize,
  latents: usize,
  stream: usize,
  angles: usize,
  mask: usize,
  sumMask: usize,
  hyper: usize,
  biasAt: i32,
  inputs: i32,
  outputs: i32,
  keep: f32,
  sumKeep: f32,
  turnedColumns: i32,
  headDim: i32,
  seqLen: i32,
  roundedTo: f32,
  first: i32,
  end: i32,
): void {
  const depth = padded(inputs),
    width = padded(outputs);
  const whole = roundedTo > 0 && f32.load(at(hyper, lambdaAt)) === 1 ? roundedTo : 0;
  multiplyByWeights(scratch, x, w, y, depth, width, whole, first, end);

  const follows = mask !== 0 || stream !== 0 || sumMask !== 0;
  if (latents === 0 && angles === 0 && !follows) return;
  for (let row = first; row < end; row++) {
    const to = at(y, row * width);
    if (latents !== 0) {
      for (let i = 0; i < width; i += 4)
        v128.store(at(to, i), f32x4.add(v128.load(at(to, i)), kept(v128.load(at(latents, biasAt + i)), outputs - i)));
    }
    if (angles !== 0) {
      const turns = at(angles, (row % seqLen) * headDim);
      for (let head = 0; head < turnedColumns; head += headDim) turn(at(to, head), headDim, turns, 1);
    }
    if (!follows) continue;
    for (let i = 0; i < width; i += 4) {
      let v = v128.load(at(to, i));
      if (mask !== 0) v = f32x4.mul(v, maskAt4(mask, row * outputs + i, keep));
      if (stream !== 0) v = f32x4.add(v, v128.load(at(stream, row * width + i)));
      if (sumMask !== 0) v = f32x4.mul(v, maskAt4(sumMask, row * outputs + i, sumKeep));
      v128.store(at(to, i), v);
    }
  }
}

/** y = x·Wᵀ for some rows. */
function multiplyByWeights(scratch: usize, x: usize, w: usize, y: usize, depth: i32, width: i32, whole: f32, first: i32, end: i32): void {
  if (multiplyByCodes(scratch, x, w, y, depth, width, whole, first, end)) return;
  const panels = scratch + blockBytes(depth);
  for (let column = 0; column < width; column += 8)
    packTransposed(panels + <usize>(column >> 3) * panelBytes(depth), at(w, column * depth), at(0, depth), depth, width - column);
  multiplyRows(scratch, x, panels, y, depth, width, first, end);
}
