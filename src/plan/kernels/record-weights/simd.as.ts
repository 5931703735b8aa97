import { at, kept } from '../../../math/lanes.as';

/** Steps of the axis w/γ by unit and the largest byte, as in `math/axis-bytes.ts`; weights of a block, as in `kernel.ts`. */
const stepsPerUnit: f32 = 50, largestByte: f32 = 127, blockWeights = 16;

/**
 * Twin of `wgsl.ts`, one BitLinear: codes at `bits` bits each, then latents at a byte each. `row`: the matrix's row of the table of
 * `layout.ts`; `groups`: offset, 1/t and scale of each group, `wide` inputs of a row in one, `perRow` of them a row; 0: one for all.
 */
export function recordMatrix(
  latents: usize, row: usize, codes: usize, record: usize, blocks: i32, bits: i32, groups: usize, wide: i32, perRow: i32, perCode: f32,
): void {
  const count = i32.load(row, 4) * i32.load(row, 8), firstFlip = i32.load(row, 28);
  const first = firstFlip / blockWeights + i32.load(row, 24) - 1;
  const codeWords = bits >> 1;
  recordCodes(at(codes, firstFlip), at(record, codeWords * first), count, bits);
  const to = at(record, codeWords * blocks + 4 * first), from = at(latents, i32.load(row));
  if (perRow === 0) recordLatents(from, to, count, groups, perCode);
  else recordGroups(from, to, count, i32.load(row, 8), groups, wide, perCode);
}

function recordCodes(from: usize, to: usize, count: i32, bits: i32): void {
  for (let i = 0; i < count; i += blockWeights) {
    if (bits === 2) {
      i32.store(to + (i >> 2), byteOfCodes(from, i, count) | (byteOfCodes(from, i + 4, count) << 8) | (byteOfCodes(from, i + 8, count) << 16) | (byteOfCodes(from, i + 12, count) << 24));
    } else {
      i32.store(to + (i >> 1), halfOfCodes(from, i, count) | (halfOfCodes(from, i + 4, count) << 16));
      i32.store(to + (i >> 1), halfOfCodes(from, i + 8, count) | (halfOfCodes(from, i + 12, count) << 16), 4);
    }
  }
}

/** The lowest two bits of four words, beside each other. */
// @ts-ignore: decorator
@inline
function byteOfCodes(from: usize, i: i32, count: i32): i32 {
  const c = i32x4.mul(kept(v128.and(v128.load(at(from, i)), i32x4.splat(3)), count - i), i32x4(1, 4, 16, 64));
  return i32x4.extract_lane(c, 0) + i32x4.extract_lane(c, 1) + i32x4.extract_lane(c, 2) + i32x4.extract_lane(c, 3);
}

/** The lowest four bits of four words, beside each other. */
// @ts-ignore: decorator
@inline
function halfOfCodes(from: usize, i: i32, count: i32): i32 {
  const c = i32x4.mul(kept(v128.and(v128.load(at(from, i)), i32x4.splat(15)), count - i), i32x4(1, 16, 256, 4096));
  return i32x4.extract_lane(c, 0) + i32x4.extract_lane(c, 1) + i32x4.extract_lane(c, 2) + i32x4.extract_lane(c, 3);
}

function recordLatents(from: usize, to: usize, count: i32, group: usize, perCode: f32): void {
  const scale = f32.load(group, 8);
  const units = f32x4.splat(scale > 0 ? scale : 1), perCodes = f32x4.splat(perCode);
  for (let i = 0; i < count; i += blockWeights) {
    const low = i16x8.narrow_i32x4_s(steps(from, i, count, units, perCodes), steps(from, i + 4, count, units, perCodes));
    const high = i16x8.narrow_i32x4_s(steps(from, i + 8, count, units, perCodes), steps(from, i + 12, count, units, perCodes));
    v128.store(to + i, i8x16.narrow_i16x8_s(low, high));
  }
}

/** Weight by weight: groups begin anywhere in the words of a record. */
function recordGroups(from: usize, to: usize, count: i32, columns: i32, groups: usize, wide: i32, perCode: f32): void {
  let group = groups;
  for (let start = 0; start < count; start += columns) {
    for (let column = 0; column < columns; column += wide) {
      const scale = f32.load(group, 8), unit: f32 = scale > 0 ? scale : 1;
      group += 16;
      for (let i = start + column; i < start + min(column + wide, columns); i++) {
        const rounded = nearest(f32.load(at(from, i)) / unit * perCode * stepsPerUnit);
        i32.store8(to + i, <i32>max(min(rounded, largestByte), -largestByte));
      }
    }
  }
}

// @ts-ignore: decorator
@inline
function steps(from: usize, i: i32, count: i32, units: v128, perCodes: v128): v128 {
  const place = f32x4.mul(f32x4.div(v128.load(at(from, i)), units), perCodes);
  const rounded = f32x4.nearest(f32x4.mul(place, f32x4.splat(stepsPerUnit)));
  return i32x4.trunc_sat_f32x4_s(kept(f32x4.max(f32x4.min(rounded, f32x4.splat(largestByte)), f32x4.splat(-largestByte)), count - i));
}
