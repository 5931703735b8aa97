import { at, kept } from '../../../math/lanes.as';
import { placeOf } from '../shared/matrix-row.as';

/** Places of the counts and size of an axis, as in `kernel.ts` and `math/weight-counts.ts`. */
const undecided = 3, latentNearLevel = 4, effectiveNearLevel = 5, neverFlipped = 6, flippedOften = 7, codeCounts = 8, latentBins = 24;

/**
 * Twin of `wgsl.ts`, one BitLinear: counts it through the three lenses. `places` lists its thresholds, then the places of its
 * levels on the axis; `codes` 0: full precision. `groups`: offset, 1/t and scale of each, `wide` inputs of a row in one, `perRow` of them
 * a row; with `byCuts` 0 the thresholds lie on the axis, else in units of t. Lanes of a comparison are −1 where it holds:
 * counts are what is subtracted.
 */
export function countMatrix(
  latents: usize, row: usize, effective: usize, codes: usize, to: usize, places: usize, thresholdCount: i32, levelCount: i32, fields: i32,
  groups: usize, wide: i32, perRow: i32, byCuts: i32, bare: i32, perCode: f32,
  lowest: f32, perUnit: f32, bins: i32, nearby: f32, nearLevel: f32, often: i32,
): void {
  const rows = i32.load(row, 4), columns = i32.load(row, 8);
  const levels = at(places, thresholdCount), words = at(codes, i32.load(row, 28));
  const latentHistogram = at(to, latentBins), effectiveHistogram = at(to, latentBins + bins), codeHistogram = at(to, codeCounts);
  const zeros = f32x4.splat(0), perCodes = f32x4.splat(perCode), ones = f32x4.splat(1);
  let undecideds = zeros, latentsNear = zeros, effectivesNear = zeros, never = zeros, oftens = zeros;
  for (let r = 0; r < rows; r++) {
    const from = at(latents, i32.load(row) + r * columns), stored = placeOf(row, r, 0), coded = at(words, r * columns);
    let group = at(groups, 4 * r * perRow);
    for (let start = 0; start < columns; start += wide) {
      const until = min(start + wide, columns);
      const offsets = v128.load32_splat(group), factors = v128.load32_splat(group + 4);
      const scale = v128.load32_splat(group + 8);
      // A scale of zero means that every weight is zero; any unit shows that.
      const units = v128.bitselect(scale, ones, f32x4.gt(scale, zeros));
      group += 16;
      for (let i = start; i < until; i += 4) {
        const here = kept(i32x4.splat(-1), until - i);
        const latent = v128.load(at(from, i));
        const w = f32x4.mul(f32x4.div(latent, units), perCodes);
        const place = byCuts ? f32x4.mul(f32x4.sub(latent, offsets), factors) : w;
        undecideds = i32x4.sub(undecideds, v128.and(here, near(place, places, thresholdCount, nearby)));
        latentsNear = i32x4.sub(latentsNear, v128.and(here, near(w, levels, levelCount, nearLevel)));
        countIn(latentHistogram, w, here, lowest, perUnit, bins);
        let shown = w;
        if (codes !== 0) {
          const word = v128.load(at(coded, i)), flipped = i32x4.shr_u(word, 5);
          countCodes(codeHistogram, v128.and(word, i32x4.splat(31)), until - i, fields);
          never = i32x4.sub(never, v128.and(here, i32x4.eq(flipped, zeros)));
          oftens = i32x4.sub(oftens, v128.and(here, i32x4.ge_u(flipped, i32x4.splat(often))));
          shown = f32x4.mul(f32x4.div(v128.load(at(effective + stored, i)), bare ? ones : units), perCodes);
          effectivesNear = i32x4.sub(effectivesNear, v128.and(here, near(shown, levels, levelCount, nearLevel)));
        }
        countIn(effectiveHistogram, shown, here, lowest, perUnit, bins);
      }
    }
  }
  add(to, undecided, total(undecideds));
  add(to, latentNearLevel, total(latentsNear));
  if (codes === 0) return;
  add(to, effectiveNearLevel, total(effectivesNear));
  add(to, neverFlipped, total(never));
  add(to, flippedOften, total(oftens));
}

/** Adds the first `count` of four codes to the counts of their fields. */
// @ts-ignore: decorator
@inline
function countCodes(counts: usize, code: v128, count: i32, fields: i32): void {
  const last = fields - 1;
  add(counts, min(i32x4.extract_lane(code, 0), last), i32(count > 0));
  add(counts, min(i32x4.extract_lane(code, 1), last), i32(count > 1));
  add(counts, min(i32x4.extract_lane(code, 2), last), i32(count > 2));
  add(counts, min(i32x4.extract_lane(code, 3), last), i32(count > 3));
}

/** Lanes within `nearby` of one of the places. */
// @ts-ignore: decorator
@inline
function near(values: v128, places: usize, count: i32, nearby: f32): v128 {
  let found = i32x4.splat(0);
  for (let i = 0; i < count; i++) {
    found = v128.or(found, f32x4.le(f32x4.abs(f32x4.sub(values, v128.load32_splat(at(places, i)))), f32x4.splat(nearby)));
  }
  return found;
}

/** Adds to the bins of four values, but for those that are not `here` or not finite. */
// @ts-ignore: decorator
@inline
function countIn(counts: usize, values: v128, here: v128, lowest: f32, perUnit: f32, bins: i32): void {
  const counted = v128.and(here, f32x4.lt(f32x4.abs(values), f32x4.splat(Infinity)));
  const place = f32x4.floor(f32x4.mul(f32x4.sub(values, f32x4.splat(lowest)), f32x4.splat(perUnit)));
  const bin = i32x4.trunc_sat_f32x4_s(f32x4.max(f32x4.min(place, f32x4.splat(<f32>(bins - 1))), f32x4.splat(0)));
  // What is not counted adds nothing to the first bin, or to wherever it would be.
  add(counts, i32x4.extract_lane(bin, 0), -i32x4.extract_lane(counted, 0));
  add(counts, i32x4.extract_lane(bin, 1), -i32x4.extract_lane(counted, 1));
  add(counts, i32x4.extract_lane(bin, 2), -i32x4.extract_lane(counted, 2));
  add(counts, i32x4.extract_lane(bin, 3), -i32x4.extract_lane(counted, 3));
}

// @ts-ignore: decorator
@inline
function total(counts: v128): i32 {
  return i32x4.extract_lane(counts, 0) + i32x4.extract_lane(counts, 1) + i32x4.extract_lane(counts, 2) + i32x4.extract_lane(counts, 3);
}

// @ts-ignore: decorator
@inline
function add(counts: usize, word: i32, count: i32): void {
  i32.store(at(counts, word), i32.load(at(counts, word)) + count);
}
