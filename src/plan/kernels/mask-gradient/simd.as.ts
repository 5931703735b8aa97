import { at, kept, storeLanes } from '../../../math/lanes.as';

/**
 * Twin of `wgsl.ts`, one BitLinear, its rows from `first` up to `end`. `row`: the matrix's row of the table of `layout.ts`; groups:
 * `wide` inputs of a row in one, `perRow` of them a row; 0: one for all.
 */
export function maskMatrix(
  latents: usize, row: usize, scales: usize, gradient: usize, wide: i32, perRow: i32, from: f32, to: f32, lambda: f32, first: i32, end: i32,
): void {
  const columns = i32.load(row, 8);
  const beyond = f32x4.splat(1 - lambda), lowest = f32x4.splat(from), highest = f32x4.splat(to);
  for (let r = first; r < end; r++) {
    const begin = i32.load(row) + r * columns;
    let group = at(scales, 4 * (i32.load(row, 32) + r * perRow));
    for (let start = 0; start < columns; start += wide) {
      const until = min(start + wide, columns);
      const offsets = v128.load32_splat(group), factors = v128.load32_splat(group + 4);
      group += 16;
      for (let i = start; i < until; i += 4) {
        const place = f32x4.mul(f32x4.sub(v128.load(at(latents, begin + i)), offsets), factors);
        const old = v128.load(at(gradient, begin + i));
        const masked = v128.bitselect(f32x4.mul(old, beyond), old, v128.or(f32x4.lt(place, lowest), f32x4.gt(place, highest)));
        storeLanes(at(gradient, begin + i), kept(masked, until - i), until - i);
      }
    }
  }
}
