import type { Mode } from '../../catalog/modes/mode';
import { numbersOfGroup, withoutSmallestOfFour, type WeightRule } from '../../catalog/modes/weight-rule';
import { mean } from '../../math/statistics';
import { groupCount, groupPlace } from '../../plan/kernels/shared/groups';

/** Where the weights of a matrix lie among the cuts of their groups. */
export interface AmongCuts {
  /** Of each weight, in units of t; `[out·in]`. */
  readonly places: Float32Array;
  readonly cuts: readonly number[];
  /** t, its mean over the groups. */
  readonly cutUnit: number;
}

/**
 * Null where a mode has no rule as numbers.
 *
 * @param scales of the groups: what is learnt follows from them
 */
export function amongCuts(
  { rounding }: Mode,
  latents: Float32Array,
  [rows = 1, columns = 1]: readonly number[],
  scales: ArrayLike<number>,
): AmongCuts | null {
  if (rounding === null) return null;
  const weights = rounding.keepsThreeOfFour ? withoutSmallestOfFour(latents) : latents;
  const places = new Float32Array(latents.length);
  const units = Array.from({ length: groupCount(rounding.granularity, rows, columns) }, (_, group) => {
    const [first, count] = groupPlace(rounding.granularity, rows, columns, group);
    const { offset, factor } = numbersOfGroup(
      rounding,
      weights.subarray(first, first + count),
      learntOf(rounding, scales[group] ?? Number.NaN),
    );
    for (let i = first; i < first + count; i++) places[i] = Math.fround((latents[i] ?? 0) - offset) * factor;
    return factor > 0 ? 1 / factor : 0;
  });
  return { places, cuts: rounding.cuts.map(({ at }) => at), cutUnit: mean(units) };
}

/** a from the scale: s = factor · a / k. */
const learntOf = ({ scale, learnt }: WeightRule, scaleOfGroup: number): number | undefined =>
  learnt === undefined || typeof scale !== 'number' ? undefined : (scaleOfGroup * learnt.k) / scale;
