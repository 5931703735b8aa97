import { at } from '../../../math/lanes.as';
import { blockSums, pair, summedAtOnce } from '../shared/sums.as';

const stride: i32 = 256;

/** Twin of `wgsl.ts`: Σ g² and Σ loss, each in 256 parts. */
export function sumStep(gradient: usize, loss: usize, parts: usize, parameters: i32, rows: i32, first: i32, end: i32): void {
  memory.fill(at(parts, 2 * first), 0, at(0, 2 * (end - first)));
  for (let start = 0; start < max(parameters, rows); start += summedAtOnce * stride) {
    const stop = start + summedAtOnce * stride;
    // Four parts of the one sum, then the same four of the other, until both are whole.
    for (let part = first; part < end; part += 4) {
      const sums = at(parts, 2 * part);
      v128.store(sums, f32x4.add(v128.load(sums), blockSums(gradient, start + part, stride, min(stop, parameters), parameters, 2)));
      if (start < rows) v128.store(sums, f32x4.add(v128.load(sums, 16), blockSums(loss, start + part, stride, min(stop, rows), rows, 1)), 16);
    }
  }
  for (let part = first; part < end; part += 4) pair(at(parts, 2 * part));
}
