import { at } from '../shared/lanes.as';
import { placeOf } from '../shared/matrix-row.as';

/** Places of the counts and size of an axis, as in `shape.ts` and `math/weight-counts.ts`. */
const minus = 2, zero = 3, plus = 4, undecided = 5, latentNearLevel = 6, effectiveNearLevel = 7, neverFlipped = 8, flippedOften = 9, latentBins = 10;

/**
 * Twin of `wgsl.ts`, one BitLinear: counts it through the three lenses. `places` lists its thresholds, then its levels;
 * `codes` 0: full precision.
 */
export function countMatrix(
  latents: usize, row: usize, effective: usize, codes: usize, flipCounts: usize, to: usize, places: usize, thresholdCount: i32, levelCount: i32,
  unit: f32, effectiveUnit: f32, lowest: f32, perUnit: f32, bins: i32, nearby: f32, often: i32,
): void {
  const rows = i32.load(row, 4), columns = i32.load(row, 8);
  const levels = at(places, thresholdCount);
  const flips = at(flipCounts, i32.load(row, 28));
  for (let r = 0; r < rows; r++) {
    const from = at(latents, i32.load(row) + r * columns);
    const stored = placeOf(row, r, 0);
    for (let i = 0; i < columns; i++) {
      const w = f32.load(at(from, i)) / unit;
      if (isNear(w, places, thresholdCount, nearby)) add(to, undecided);
      if (isNear(w, levels, levelCount, nearby)) add(to, latentNearLevel);
      countIn(at(to, latentBins), w, lowest, perUnit, bins);
      let shown = w;
      if (codes !== 0) {
        const code = f32.load(at(codes + stored, i));
        add(to, code < 0 ? minus : code > 0 ? plus : zero);
        const flipped = load<u32>(at(flips, r * columns + i));
        if (flipped === 0) add(to, neverFlipped);
        if (flipped >= <u32>often) add(to, flippedOften);
        shown = f32.load(at(effective + stored, i)) / effectiveUnit;
        if (isNear(shown, levels, levelCount, nearby)) add(to, effectiveNearLevel);
      }
      countIn(at(to, latentBins + bins), shown, lowest, perUnit, bins);
    }
  }
}

function isNear(value: f32, places: usize, count: i32, nearby: f32): bool {
  for (let i = 0; i < count; i++) if (abs(value - f32.load(at(places, i))) <= nearby) return true;
  return false;
}

function countIn(counts: usize, value: f32, lowest: f32, perUnit: f32, bins: i32): void {
  if (!isFinite<f32>(value)) return;
  add(counts, <i32>max<f32>(0, min<f32>(<f32>(bins - 1), floor((value - lowest) * perUnit))));
}

// @ts-ignore: decorator
@inline
function add(counts: usize, word: i32): void {
  i32.store(at(counts, word), i32.load(at(counts, word)) + 1);
}
