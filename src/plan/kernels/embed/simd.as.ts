import { at, padded } from '../shared/lanes.as';

/** Twin of `wgsl.ts`: x[t] = E[ids[t]]. */
export function embed(ids: usize, table: usize, x: usize, width: i32, first: i32, end: i32): void {
  const stride = padded(width);
  for (let row = first; row < end; row++) memory.copy(at(x, row * stride), at(table, i32.load(at(ids, row)) * stride), at(0, stride));
}
