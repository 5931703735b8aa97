import { at } from '../../../math/lanes.as';
import { blockSums, pair, summedAtOnce } from '../shared/sums.as';

const stride: i32 = 64;

/** Words of a row of the table, as in `kernel.ts`. */
const tableWidth = 9;

/** Twin of `wgsl.ts`: Σ|w| and Σw of every matrix in 64 parts; the flip counters start again at 0. */
export function sumWeights(latents: usize, table: usize, parts: usize, flips: usize, matrices: i32, first: i32, end: i32): void {
  for (let matrix = 0; matrix < matrices; matrix++) {
    const row = at(table, tableWidth * matrix);
    const from = at(latents, i32.load(row)),
      count = i32.load(row, 4) * i32.load(row, 8),
      number = i32.load(row, 24);
    if (first === 0 && number > 0) i32.store(at(flips, number - 1), 0);
    const sums = at(parts, 2 * stride * matrix);
    memory.fill(at(sums, 2 * first), 0, at(0, 2 * (end - first)));
    for (let start = 0; start < count; start += summedAtOnce * stride) {
      const stop = min(start + summedAtOnce * stride, count);
      for (let part = first; part < end; part += 4) {
        const to = at(sums, 2 * part);
        v128.store(to, f32x4.add(v128.load(to), blockSums(from, start + part, stride, stop, count, 0)));
        v128.store(to, f32x4.add(v128.load(to, 16), blockSums(from, start + part, stride, stop, count, 1)), 16);
      }
    }
    for (let part = first; part < end; part += 4) pair(at(sums, 2 * part));
  }
}
