import { at, kept, storeLanes } from '../../../math/lanes.as';

/**
 * Twin of `wgsl.ts`, one BitLinear, its rows from `first` up to `end`. `row`: the matrix's row of the table of `layout.ts`; groups:
 * `wide` inputs of a row in one, `perRow` of them a row; 0: one for all.
 */
export function maskMatrix(
  latents: usize, row: usize, scales: usize, gradient: usize, wide: i32, perRow: i32, passes: f32, lambda: f32, first: i32, end: i32,
): void {
  const columns = i32.load(row, 8);
  const beyond = f32x4.splat(1 - lambda), bound = f32x4.splat(passes);
  for (let r = first; r < end; r++) {
    const from = i32.load(row) + r * columns;
    let group = at(scales, 4 * (i32.load(row, 32) + r * perRow));
    for (let start = 0; start < columns; start += wide) {
      const until = min(start + wide, columns);
      const offsets = v128.load32_splat(group), factors = v128.load32_splat(group + 4);
      group += 16;
      for (let i = start; i < until; i += 4) {
        const place = f32x4.mul(f32x4.sub(v128.load(at(latents, from + i)), offsets), factors);
        const old = v128.load(at(gradient, from + i));
        const masked = v128.bitselect(f32x4.mul(old, beyond), old, f32x4.gt(f32x4.abs(place), bound));
        storeLanes(at(gradient, from + i), kept(masked, until - i), until - i);
      }
    }
  }
}
