import { at, kept } from '../../../math/lanes.as';

/** Steps of the axis w/γ by unit and the largest byte, as in `math/axis-bytes.ts`; weights of a block, as in `kernel.ts`. */
const stepsPerUnit: f32 = 50, largestByte: f32 = 127, blockWeights = 16;

/** Twin of `wgsl.ts`, one BitLinear: codes at two bits, then latents at a byte each. `row`: the matrix's row of the table of `layout.ts`. */
export function recordMatrix(latents: usize, row: usize, codes: usize, record: usize, blocks: i32, unit: f32): void {
  const count = i32.load(row, 4) * i32.load(row, 8), firstFlip = i32.load(row, 28);
  const first = firstFlip / blockWeights + i32.load(row, 24) - 1;
  recordCodes(at(codes, firstFlip), at(record, first), count);
  recordLatents(at(latents, i32.load(row)), at(record, blocks + 4 * first), count, unit);
}

function recordCodes(from: usize, to: usize, count: i32): void {
  for (let i = 0; i < count; i += blockWeights) {
    i32.store(to + (i >> 2), byteOfCodes(from, i, count) | (byteOfCodes(from, i + 4, count) << 8) | (byteOfCodes(from, i + 8, count) << 16) | (byteOfCodes(from, i + 12, count) << 24));
  }
}

/** The lowest two bits of four words, beside each other. */
// @ts-ignore: decorator
@inline
function byteOfCodes(from: usize, i: i32, count: i32): i32 {
  const c = i32x4.mul(kept(v128.and(v128.load(at(from, i)), i32x4.splat(3)), count - i), i32x4(1, 4, 16, 64));
  return i32x4.extract_lane(c, 0) + i32x4.extract_lane(c, 1) + i32x4.extract_lane(c, 2) + i32x4.extract_lane(c, 3);
}

function recordLatents(from: usize, to: usize, count: i32, unit: f32): void {
  const units = f32x4.splat(unit);
  for (let i = 0; i < count; i += blockWeights) {
    const low = i16x8.narrow_i32x4_s(steps(from, i, count, units), steps(from, i + 4, count, units));
    const high = i16x8.narrow_i32x4_s(steps(from, i + 8, count, units), steps(from, i + 12, count, units));
    v128.store(to + i, i8x16.narrow_i16x8_s(low, high));
  }
}

// @ts-ignore: decorator
@inline
function steps(from: usize, i: i32, count: i32, units: v128): v128 {
  const rounded = f32x4.nearest(f32x4.mul(f32x4.div(v128.load(at(from, i)), units), f32x4.splat(stepsPerUnit)));
  return i32x4.trunc_sat_f32x4_s(kept(f32x4.max(f32x4.min(rounded, f32x4.splat(largestByte)), f32x4.splat(-largestByte)), count - i));
}
