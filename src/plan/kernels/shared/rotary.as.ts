/**
 * Turns `count` columns at `row` by their rotary angles, in place, pair by pair; `direction` −1 turns back.
 *   (a, b) → (a·cos − b·sin, b·cos + a·sin)
 * `angles` is where the (cos, sin) of the position begin, one pair of numbers a pair of columns.
 */
export function turn(row: usize, count: i32, angles: usize, direction: f32): void {
  const signs = f32x4.mul(f32x4(-1, 1, -1, 1), f32x4.splat(direction));
  let i = 0;
  for (; i + 4 <= count; i += 4) {
    const v = v128.load(row);
    const c = v128.load(angles);
    const cosines = v128.shuffle<f32>(c, c, 0, 0, 2, 2);
    const sines = f32x4.mul(v128.shuffle<f32>(c, c, 1, 1, 3, 3), signs);
    v128.store(row, f32x4.add(f32x4.mul(v, cosines), f32x4.mul(v128.shuffle<f32>(v, v, 1, 0, 3, 2), sines)));
    row += 16;
    angles += 16;
  }
  if (i < count) {
    const a = f32.load(row),
      b = f32.load(row, 4),
      c = f32.load(angles),
      s = f32.load(angles, 4) * direction;
    f32.store(row, a * c - b * s);
    f32.store(row, b * c + a * s, 4);
  }
}
