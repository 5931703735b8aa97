import { at, kept, sumOf } from '../../../math/lanes.as';
import { cutCount, levelsPassed, lowest, scaleTimes, step, width } from '../shared/rule.as';

/**
 * Twin of `wgsl.ts`, one BitLinear, its groups from `first` up to `end`. `row`: the matrix's row of the table of `layout.ts`; `rule`:
 * see `shared/rule.as.ts`; `learnt`: gradients of the learnt numbers; a gradient passes from `from` to `to`, beyond them are `below`
 * and `above`; sums are shrunk to `shrink` of themselves.
 */
export function learnMatrix(
  latents: usize, row: usize, scales: usize, gradient: usize, rule: usize, learnt: usize,
  from: f32, to: f32, below: f32, above: f32, shrink: f32, first: i32, end: i32,
): void {
  const rows = i32.load(row, 4), columns = i32.load(row, 8), offset = i32.load(row), firstGroup = i32.load(row, 32);
  const asked = <i32>f32.load(rule, width);
  const wide = asked < 0 ? columns : min(asked, columns);
  const perRow = asked === 0 ? 0 : (columns + wide - 1) / wide;
  const cuts = <i32>f32.load(rule, cutCount), factor = v128.load32_splat(rule + scaleTimes);
  const least = v128.load32_splat(rule + lowest), distance = v128.load32_splat(rule + step);
  const lowestPlace = f32x4.splat(from), highestPlace = f32x4.splat(to), belowAll = f32x4.splat(below), aboveAll = f32x4.splat(above);
  for (let g = first; g < end; g++) {
    let begin = offset, count = rows * columns;
    if (perRow > 0) {
      const column = (g % perRow) * wide;
      begin += (g / perRow) * columns + column;
      count = min(wide, columns - column);
    }
    const unit = v128.load32_splat(at(scales, 4 * (firstGroup + g)) + 4);
    let total = f32x4.splat(0);
    // In blocks, so that the rounding error grows with their number and not with that of the weights.
    for (let start = 0; start < count; start += 128) {
      let block = f32x4.splat(0);
      const until = min(start + 128, count);
      for (let i = start; i < until; i += 4) {
        const place = f32x4.mul(v128.load(at(latents, begin + i)), unit);
        const level = v128.convert<i32>(i32x4.neg(levelsPassed(rule, cuts, place)));
        const code = f32x4.add(least, f32x4.mul(distance, level));
        let slope = f32x4.sub(f32x4.mul(code, factor), place);
        slope = v128.bitselect(belowAll, slope, f32x4.lt(place, lowestPlace));
        slope = v128.bitselect(aboveAll, slope, f32x4.gt(place, highestPlace));
        block = f32x4.add(block, kept(f32x4.mul(v128.load(at(gradient, begin + i)), slope), count - i));
      }
      total = f32x4.add(total, block);
    }
    f32.store(at(learnt, firstGroup + g), sumOf(total) * shrink);
  }
}
