import { at, kept, sumOf } from '../../../math/lanes.as';
import { centred, cutCount, least, levelsPassed, plus, scaleTimes, statistic, threeOfFour, times, width, withoutSmallest, zeroLevel } from '../shared/rule.as';

/** Which sum `groupSum` makes. */
const absolute = 0, squares = 1, plain = 2, keptAbsolute = 3, keptCount = 4;

/**
 * Twin of `wgsl.ts`, one BitLinear: offset, 1/t and scale of its groups from `first` up to `end`. `row`: the matrix's row of the
 * table of `layout.ts`; `rule`: see `shared/rule.as.ts`; `learnt`: what is learnt of all groups, where the rule asks for it.
 */
export function scaleMatrix(latents: usize, row: usize, scales: usize, rule: usize, learnt: usize, first: i32, end: i32): void {
  const rows = i32.load(row, 4), columns = i32.load(row, 8);
  const asked = <i32>f32.load(rule, width);
  const wide = asked < 0 ? columns : min(asked, columns);
  const perRow = asked === 0 ? 0 : (columns + wide - 1) / wide;
  for (let g = first; g < end; g++) {
    let from = 0, count = rows * columns;
    if (perRow > 0) {
      const column = (g % perRow) * wide;
      from = (g / perRow) * columns + column;
      count = min(wide, columns - column);
    }
    const group = i32.load(row, 32) + g;
    scaleGroup(at(latents, i32.load(row) + from), count, rule, at(learnt, group), at(scales, 4 * group));
  }
}

function scaleGroup(weights: usize, count: i32, rule: usize, learnt: usize, to: usize): void {
  const kind = f32.load(rule, statistic);
  const mean = kind === 2 ? f32.load(learnt) : groupSum(weights, count, rule, kind === 1 ? squares : absolute, 0, 0) / <f32>count;
  const t = max((kind === 1 ? sqrt(mean) : mean) * f32.load(rule, times) + f32.load(rule, plus), f32.load(rule, least));
  const factor: f32 = t > 0 ? 1 / t : 0;
  const offset: f32 = f32.load(rule, centred) !== 0 ? groupSum(weights, count, rule, plain, 0, 0) / <f32>count : 0;
  let scale = t * f32.load(rule, scaleTimes);
  if (f32.load(rule, scaleTimes) < 0) {
    const keptOnes: f32 = f32.load(rule, threeOfFour) !== 0 ? <f32>0.75 * <f32>count : groupSum(weights, count, rule, keptCount, offset, factor);
    scale = keptOnes > 0 ? groupSum(weights, count, rule, keptAbsolute, offset, factor) / keptOnes : 0;
  }
  f32.store(to, offset);
  f32.store(to, factor, 4);
  f32.store(to, scale, 8);
}

/** In blocks, so that the rounding error grows with their number and not with that of the weights. */
function groupSum(weights: usize, count: i32, rule: usize, what: i32, offset: f32, factor: f32): f32 {
  const sparse = f32.load(rule, threeOfFour) !== 0;
  const zero = i32x4.splat(-(<i32>f32.load(rule, zeroLevel))), cuts = <i32>f32.load(rule, cutCount);
  let total = f32x4.splat(0);
  for (let start = 0; start < count; start += 128) {
    let block = f32x4.splat(0);
    const end = min(start + 128, count);
    for (let i = start; i < end; i += 4) {
      let w = v128.load(at(weights, i));
      if (sparse) w = withoutSmallest(w);
      let term = what === plain ? w : f32x4.abs(w);
      if (what === squares) term = f32x4.mul(w, w);
      if (what >= keptAbsolute) {
        const place = f32x4.mul(f32x4.sub(w, f32x4.splat(offset)), f32x4.splat(factor));
        const isKept = i32x4.ne(levelsPassed(rule, cuts, place), zero);
        term = v128.and(isKept, what === keptCount ? f32x4.splat(1) : term);
      }
      block = f32x4.add(block, kept(term, count - i));
    }
    total = f32x4.add(total, block);
  }
  return sumOf(total);
}
