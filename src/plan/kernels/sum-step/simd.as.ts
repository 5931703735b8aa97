import { at } from '../../../math/lanes.as';
import { blockedSums } from '../shared/sums.as';

/** Twin of `wgsl.ts`: Σ g² and Σ loss, each in 256 parts. */
export function sumStep(gradient: usize, loss: usize, parts: usize, parameters: i32, rows: i32, first: i32, end: i32): void {
  for (let part = first; part < end; part += 4) {
    const squares = blockedSums(gradient, part, 256, parameters, 2);
    const nats = blockedSums(loss, part, 256, rows, 1);
    v128.store(at(parts, 2 * part), v128.shuffle<f32>(squares, nats, 0, 4, 1, 5));
    v128.store(at(parts, 2 * part + 4), v128.shuffle<f32>(squares, nats, 2, 6, 3, 7));
  }
}
