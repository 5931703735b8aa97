import { at } from '../../../math/lanes.as';
import { blockedSums } from '../shared/sums.as';

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
    for (let part = first; part < end; part += 4) {
      const absolute = blockedSums(from, part, 64, count, 0);
      const plain = blockedSums(from, part, 64, count, 1);
      const to = at(parts, 2 * (64 * matrix + part));
      v128.store(to, v128.shuffle<f32>(absolute, plain, 0, 4, 1, 5));
      v128.store(to, v128.shuffle<f32>(absolute, plain, 2, 6, 3, 7), 16);
    }
  }
}
