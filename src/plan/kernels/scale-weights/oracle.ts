import { numbersOfGroup, withoutSmallestOfFour } from '../../../catalog/modes/weight-rule';
import { groupCount, groupFloats, groupPlace } from '../shared/groups';
import { oracleMatrix } from '../shared/matrix-oracle';
import { each, vector, type Oracle } from '../shared/oracle';
import { ruleOfMode, type ScaleWeightsShape } from './kernel';

/** The numbers of every group, as `weight-rule.ts` has them. */
export const scaleWeights: Oracle<ScaleWeightsShape> = ({ matrices, mode, learntAt }, bound) => {
  const rule = ruleOfMode(mode);
  const learntOf = (group: number): number | undefined =>
    learntAt === undefined ? undefined : vector(bound, 'latents', learntAt).get(group);
  each(matrices, (m) => {
    const { bitLinear, rows, columns, firstGroup, latent } = oracleMatrix(bound, m);
    if (bitLinear === null) return;
    const all = Float32Array.from({ length: rows * columns }, (_, i) => latent(i));
    const weights = rule.keepsThreeOfFour ? withoutSmallestOfFour(all) : all;
    each(groupCount(rule.granularity, rows, columns), (g) => {
      const [first, count] = groupPlace(rule.granularity, rows, columns, g);
      const { offset, factor, scale } = numbersOfGroup(rule, weights.subarray(first, first + count), learntOf(firstGroup + g));
      const to = vector(bound, 'scales', (firstGroup + g) * groupFloats);
      [offset, factor, scale].forEach((value, i) => to.set(i, value));
    });
  });
};
