/**
 * Factors of four neighbours under inverted dropout: `keep` where the bit of the mask is 1, else 0.
 * Bits are in the order of the unpadded matrix; `bit` is the number of the first.
 */
// @ts-ignore: decorator
@inline
export function maskAt4(mask: usize, bit: i32, keep: f32): v128 {
  // Two words, because four bits may lie across their border.
  const bits = <i32>(load<u64>(mask + ((<usize>bit >> 5) << 2)) >> (<u64>bit & 31));
  const lanes = v128.and(i32x4.splat(bits), i32x4(1, 2, 4, 8));
  return v128.and(i32x4.ne(lanes, i32x4.splat(0)), f32x4.splat(keep));
}
