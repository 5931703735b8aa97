import { at, kept } from '../shared/lanes.as';
import { placeOf } from '../shared/matrix-row.as';

/** Steps of the axis w/γ by unit and the largest byte, as in `math/axis-bytes.ts`; weights of a block, as in `shape.ts`. */
const stepsPerUnit: f32 = 50, largestByte: f32 = 127, blockWeights = 16;

/** Twin of `wgsl.ts`, one BitLinear: codes at two bits, then latents at a byte each. `row`: the matrix's row of the table of `layout.ts`. */
export function recordMatrix(latents: usize, row: usize, codes: usize, record: usize, blocks: i32, unit: f32): void {
  const rows = i32.load(row, 4), columns = i32.load(row, 8);
  const first = i32.load(row, 28) / blockWeights + i32.load(row, 24) - 1;
  recordCodes(row, codes, at(record, first), rows, columns);
  recordLatents(at(latents, i32.load(row)), at(record, blocks + 4 * first), rows * columns, unit);
}

function recordCodes(row: usize, codes: usize, to: usize, rows: i32, columns: i32): void {
  memory.fill(to, 0, <usize>(4 * ((rows * columns + blockWeights - 1) / blockWeights)));
  for (let r = 0; r < rows; r++) {
    const from = placeOf(row, r, codes), before = r * columns;
    if ((columns & 3) === 0) for (let i = 0; i < columns; i += 4) store<u8>(to + ((before + i) >> 2), byteOfCodes(v128.load(at(from, i))));
    else for (let i = 0; i < columns; i++) addCode(to, before + i, <i32>f32.load(at(from, i)) + 1);
  }
}

// @ts-ignore: decorator
@inline
function byteOfCodes(codes: v128): u8 {
  const c = i32x4.add(i32x4.trunc_sat_f32x4_s(codes), i32x4.splat(1));
  return <u8>(i32x4.extract_lane(c, 0) | (i32x4.extract_lane(c, 1) << 2) | (i32x4.extract_lane(c, 2) << 4) | (i32x4.extract_lane(c, 3) << 6));
}

// @ts-ignore: decorator
@inline
function addCode(to: usize, j: i32, bits: i32): void {
  const byte = to + (j >> 2);
  store<u8>(byte, <u8>(load<u8>(byte) | (bits << (2 * (j & 3)))));
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
