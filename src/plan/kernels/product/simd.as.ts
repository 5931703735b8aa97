import { maskAt4 } from '../shared/dropout.as';
import { at, kept, padded } from '../../../math/lanes.as';
import { turn } from '../shared/rotary.as';
import { packTransposed, tileOfRows } from '../shared/tiles.as';

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
  biasAt: i32,
  inputs: i32,
  outputs: i32,
  keep: f32,
  sumKeep: f32,
  turnedColumns: i32,
  headDim: i32,
  seqLen: i32,
  first: i32,
  end: i32,
): void {
  const depth = padded(inputs),
    width = padded(outputs);
  const xRow = at(0, depth),
    yRow = at(0, width);
  const panel = scratch + 128;
  for (let column = 0; column < width; column += 8) {
    const columns = width - column;
    packTransposed(panel, at(w, column * depth), xRow, depth, columns);
    for (let row = first; row < end; row += 4) {
      const from = at(x, row * depth),
        to = at(y, row * width + column);
      if (columns >= 8) tileOfRows(from, xRow, panel, depth, to, yRow);
      else {
        tileOfRows(from, xRow, panel, depth, scratch, 32);
        for (let r: usize = 0; r < 4; r++) v128.store(to + r * yRow, v128.load(scratch + r * 32));
      }
    }
  }

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
