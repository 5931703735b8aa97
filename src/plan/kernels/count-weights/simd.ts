import { thresholdsAt } from '../../../catalog/modes/mode';
import { modeOf } from '../../../catalog/modes/modes';
import { recordLayoutOf } from '../../../math/codes/code-fields';
import { axisPerCode, nearby, nearbyAmong, oftenFlips, weightAxis } from '../../../math/weight-counts';
import { groupCount, groupFloats, groupsOfRow, groupWidth } from '../shared/groups';
import { placedMatrices } from '../shared/matrix-means';
import type { SimdBinding } from '../shared/simd-call';
import { countsWidth, type CountWeightsShape } from './kernel';

/** The twin of `wgsl.ts` in WebAssembly: units, levels and thresholds are worked out here, counting by them is a call. */
export const bindCountWeights: SimdBinding<CountWeightsShape> = (module, { matrices, mode, variant, weightScale }, addressOf) => {
  const [latents, effective, codes, counts, scratch] = ['latents', 'effective', 'codes', 'counts', 'scratch'].map(addressOf) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const count = module.call('countMatrix');
  const rule = modeOf(mode);
  const { levels, staircase, rounding } = rule;
  const placed = placedMatrices(module, matrices, addressOf);
  const { min, max, bins } = weightAxis;
  const perCode = axisPerCode(levels ?? []);
  const axisPlaces = (levels ?? []).map((level) => level * perCode);
  const { values: fields } = recordLayoutOf(levels ?? []);
  const { buffer } = module.memory;

  return () => {
    for (const { row, rows, columns, firstGroup, bitLinear, means } of placed) {
      if (bitLinear === null) continue;
      const { absMean, mean } = means();
      const to = counts + 4 * countsWidth * bitLinear;
      const heads = new Float32Array(buffer, to, 3);
      const { granularity } = rule;
      let groups = scratch + 4 * placeCount;
      let thresholds: readonly number[];
      if (rounding === null) {
        const gamma = staircase(variant, { absMean, mean })?.scale ?? absMean;
        const unit = gamma > 0 ? gamma : 1;
        new Float32Array(buffer, groups, groupFloats).set([0, 1 / unit, gamma, 0]);
        heads.set([gamma, mean, gamma]);
        thresholds = thresholdsAt(rule, mean / unit);
      } else {
        groups = addressOf('scales') + 4 * groupFloats * firstGroup;
        const own = new Float32Array(buffer, groups, groupFloats * groupCount(granularity, rows, columns));
        heads.set([meanOf(own, 2, (scale) => scale), mean, meanOf(own, 1, (factor) => (factor > 0 ? 1 / factor : 0))]);
        thresholds = rounding.cuts.map(({ at }) => at);
      }
      new Float32Array(buffer, scratch, placeCount).set([...thresholds, ...axisPlaces]);
      count(
        latents,
        row,
        effective,
        codes,
        to,
        scratch,
        thresholds.length,
        axisPlaces.length,
        fields,
        groups,
        groupWidth(granularity, columns) || columns,
        groupsOfRow(granularity, columns),
        Number(rounding !== null),
        Number(weightScale === 'none' && levels !== null),
        perCode,
        min,
        bins / (max - min),
        bins,
        nearby,
        nearbyAmong(axisPlaces),
        oftenFlips,
      );
    }
  };
};

/** The mean of one of the numbers that groups have. */
function meanOf(groups: Float32Array, at: number, term: (value: number) => number): number {
  let sum = 0;
  for (let i = at; i < groups.length; i += groupFloats) sum += term(groups[i] ?? 0);
  return sum / (groups.length / groupFloats);
}

/** Room for the thresholds and levels of any mode, fifteen and sixteen, and for the numbers of one group. */
const placeCount = 32;
export const placesBytes = 4 * (placeCount + groupFloats);
