import { at, kept, storeLanes } from '../../../math/lanes.as';
import { placeOf } from '../shared/matrix-row.as';
import { cutCount, fieldStep, levelsPassed, lowest as lowestCode, step, threeOfFour, width, withoutSmallest } from '../shared/rule.as';

/** Rows of a matrix as the table of `layout.ts` has it, copied to their padded places. */
export function copyWeights(latents: usize, row: usize, effective: usize, first: i32, end: i32): void {
  const columns = i32.load(row, 8);
  for (let r = first; r < end; r++) {
    const from = at(latents, i32.load(row) + r * columns),
      to = placeOf(row, r, effective);
    for (let i = 0; i < columns; i += 4) v128.store(at(to, i), kept(v128.load(at(from, i)), columns - i));
  }
}

/**
 * The same, rounded on the way by the staircase of a mode: `cuts` lists `cutCount` times (cut, 1 if a value equal to it has passed,
 * rise). Returns how many codes differ from the ones before, and counts for each weight in its word of `codes`.
 */
export function roundWeights(
  latents: usize,
  row: usize,
  effective: usize,
  codes: usize,
  cuts: usize,
  cutCount: i32,
  lowest: f32,
  factor: f32,
  scale: f32,
  bare: i32,
  lambda: f32,
  first: i32,
  end: i32,
): i32 {
  const columns = i32.load(row, 8);
  const scales = f32x4.splat(scale),
    factors = f32x4.splat(factor),
    lambdas = f32x4.splat(lambda);
  const unit = f32x4.splat(max(scale, <f32>1e-5));
  const noCode = i32x4.splat(31);
  let changed = i32x4.splat(0);
  for (let r = first; r < end; r++) {
    const from = at(latents, i32.load(row) + r * columns);
    const to = placeOf(row, r, effective),
      codeTo = at(codes, i32.load(row, 28) + r * columns);
    for (let i = 0; i < columns; i += 4) {
      const w = v128.load(at(from, i));
      const height = f32x4.mul(w, factors);
      let code = f32x4.splat(lowest);
      for (let c = 0; c < cutCount; c++) {
        const cut = cuts + 12 * <usize>c;
        const level = v128.load32_splat(cut);
        const passed = f32.load(cut, 4) === 0 ? f32x4.gt(height, level) : f32x4.ge(height, level);
        code = f32x4.add(code, v128.and(passed, v128.load32_splat(cut, 8)));
      }
      if (columns - i < 4) code = kept(code, columns - i);
      const goal = bare ? code : f32x4.mul(code, scales);
      let value = goal;
      if (lambda !== 1) {
        const start = bare ? f32x4.div(w, unit) : w;
        value = f32x4.add(start, f32x4.mul(f32x4.sub(goal, start), lambdas));
      }
      const word = v128.load(at(codeTo, i)),
        before = v128.and(word, noCode);
      const now = i32x4.add(wholeOf(code), i32x4.splat(1));
      // All ones, so −1, where a code changed.
      let differs = v128.andnot(i32x4.ne(before, now), i32x4.eq(before, noCode));
      if (columns - i < 4) differs = kept(differs, columns - i);
      changed = i32x4.sub(changed, differs);
      // What follows a row is the next one, which may be another thread's.
      storeLanes(at(codeTo, i), v128.or(i32x4.sub(i32x4.sub(word, before), i32x4.shl(differs, 5)), now), columns - i);
      v128.store(at(to, i), columns - i < 4 ? kept(value, columns - i) : value);
    }
  }
  return i32x4.extract_lane(changed, 0) + i32x4.extract_lane(changed, 1) + i32x4.extract_lane(changed, 2) + i32x4.extract_lane(changed, 3);
}

/** Small whole numbers, written as such: with 1.5·2²³ more they stand in the last bits. */
// @ts-ignore: decorator
@inline
function wholeOf(code: v128): v128 {
  return i32x4.sub(f32x4.add(code, f32x4.splat(12582912)), i32x4.splat(0x4b400000));
}

/** The same by a rule of numbers: each group of a row has its own offset, 1/t and scale in `scales`; `rule`: see `shared/rule.as.ts`. */
export function roundGroups(
  latents: usize,
  row: usize,
  effective: usize,
  codes: usize,
  scales: usize,
  rule: usize,
  bare: i32,
  lambda: f32,
  first: i32,
  end: i32,
): i32 {
  const columns = i32.load(row, 8);
  const asked = <i32>f32.load(rule, width);
  const wide = asked <= 0 ? columns : min(asked, columns);
  const perRow = asked === 0 ? 0 : (columns + wide - 1) / wide;
  const cuts = <i32>f32.load(rule, cutCount);
  const sparse = f32.load(rule, threeOfFour) !== 0;
  const steps = v128.load32_splat(rule + step),
    lowest = v128.load32_splat(rule + lowestCode);
  const fields = i32x4.splat(<i32>f32.load(rule, fieldStep));
  const lambdas = f32x4.splat(lambda);
  const noCode = i32x4.splat(31);
  let changed = i32x4.splat(0);
  for (let r = first; r < end; r++) {
    const from = at(latents, i32.load(row) + r * columns);
    const to = placeOf(row, r, effective),
      codeTo = at(codes, i32.load(row, 28) + r * columns);
    let group = at(scales, 4 * (i32.load(row, 32) + r * perRow));
    for (let start = 0; start < columns; start += wide) {
      const until = min(start + wide, columns);
      const offsets = v128.load32_splat(group),
        factors = v128.load32_splat(group + 4),
        scale = v128.load32_splat(group + 8);
      const unit = f32x4.max(scale, f32x4.splat(1e-5));
      group += 16;
      for (let i = start; i < until; i += 4) {
        const latent = v128.load(at(from, i));
        const w = sparse ? withoutSmallest(latent) : latent;
        const level = i32x4.neg(levelsPassed(rule, cuts, f32x4.mul(f32x4.sub(w, offsets), factors)));
        const code = kept(f32x4.add(lowest, f32x4.mul(f32x4.convert_i32x4_s(level), steps)), until - i);
        const now = i32x4.mul(level, fields);
        const goal = bare ? code : f32x4.mul(code, scale);
        const begun = bare ? f32x4.div(latent, unit) : latent;
        const value = lambda === 1 ? goal : f32x4.add(begun, f32x4.mul(f32x4.sub(goal, begun), lambdas));
        const word = v128.load(at(codeTo, i)),
          before = v128.and(word, noCode);
        const differs = kept(v128.andnot(i32x4.ne(before, now), i32x4.eq(before, noCode)), until - i);
        changed = i32x4.sub(changed, differs);
        storeLanes(at(codeTo, i), v128.or(i32x4.sub(i32x4.sub(word, before), i32x4.shl(differs, 5)), now), until - i);
        v128.store(at(to, i), kept(value, until - i));
      }
    }
  }
  return i32x4.extract_lane(changed, 0) + i32x4.extract_lane(changed, 1) + i32x4.extract_lane(changed, 2) + i32x4.extract_lane(changed, 3);
}
