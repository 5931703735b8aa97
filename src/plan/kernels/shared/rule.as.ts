import { at } from '../../../math/lanes.as';

/**
 * A weight rule in memory, as `shared/rule-memory.ts` writes it: statistic (0: mean|w|, 1: √mean(w²), 2: learnt), times, plus, least, scale
 * (below 0: mean of what is kept), whether it is centred, whether it keeps three of four, inputs of a group (0: all, −1: the row),
 * the lowest code, the distance of codes, what a level adds to the field of a code, the level of code 0 or −1, how many cuts; then (cut, 1 where a value on it has passed).
 */
export const statistic = 0, times = 4, plus = 8, least = 12, scaleTimes = 16, centred = 20, threeOfFour = 24, width = 28, lowest = 32, step = 36, fieldStep = 40, zeroLevel = 44, cutCount = 48, firstCut = 52;

/** Lanes of −1 for each cut that a place has passed, added up: minus the level. */
// @ts-ignore: decorator
@inline
export function levelsPassed(rule: usize, cuts: i32, place: v128): v128 {
  let passed = i32x4.splat(0);
  for (let c = 0; c < cuts; c++) {
    const cut = at(rule + firstCut, 2 * c);
    const level = v128.load32_splat(cut);
    passed = i32x4.add(passed, f32.load(cut, 4) === 0 ? f32x4.gt(place, level) : f32x4.ge(place, level));
  }
  return passed;
}

/** Four weights of a row that begin at a multiple of four: 0 instead of the smallest, of equal ones the last. */
// @ts-ignore: decorator
@inline
export function withoutSmallest(w: v128): v128 {
  const size = f32x4.abs(w);
  let kept = i32x4.splat(0);
  // Lane i against lane i + 1, i + 2, i + 3: a later one that is as small or smaller keeps it, an earlier one only if smaller.
  const one = v128.shuffle<f32>(size, size, 1, 2, 3, 0), two = v128.shuffle<f32>(size, size, 2, 3, 0, 1), three = v128.shuffle<f32>(size, size, 3, 0, 1, 2);
  kept = v128.or(kept, smaller(one, size, i32x4(-1, -1, -1, 0)));
  kept = v128.or(kept, smaller(two, size, i32x4(-1, -1, 0, 0)));
  kept = v128.or(kept, smaller(three, size, i32x4(-1, 0, 0, 0)));
  return v128.and(w, kept);
}

/** Where `other` is smaller than `own`, or equal and `later`. */
// @ts-ignore: decorator
@inline
function smaller(other: v128, own: v128, later: v128): v128 {
  return v128.or(f32x4.lt(other, own), v128.and(f32x4.eq(other, own), later));
}
