import { codeBy } from '../../../catalog/modes/weight-rule';
import { lambdaAt } from '../../hyper.as';
import { groupCount, groupFloats, groupPlace } from '../shared/groups';
import { oracleMatrix } from '../shared/matrix-oracle';
import { each, sum, vector, type Oracle } from '../shared/oracle';
import { learntRuleOf, type LearnScalesShape } from './kernel';

/** ∂L/∂a = λ / √(N·Qₚ) · Σ ∂L/∂W̃ · d. */
export const learnScales: Oracle<LearnScalesShape> = ({ matrices, mode, learntAt }, bound) => {
  const { rule, learnt, passes, factor } = learntRuleOf(mode);
  const [from, to] = passes.map(Math.fround) as [number, number];
  each(matrices, (m) => {
    const { bitLinear, rows, columns, offset, firstGroup, latent } = oracleMatrix(bound, m);
    if (bitLinear === null) return;
    const gradient = vector(bound, 'gradient', offset);
    const shrink = vector(bound, 'hyper').get(lambdaAt) / Math.sqrt(rows * columns * learnt.largest) / learnt.k;
    each(groupCount(rule.granularity, rows, columns), (g) => {
      const [first, count] = groupPlace(rule.granularity, rows, columns, g);
      const numbers = vector(bound, 'scales', groupFloats * (firstGroup + g));
      const ofGroup = { offset: numbers.get(0), factor: numbers.get(1) };
      const slope = (i: number): number => {
        const place = Math.fround(latent(i) * ofGroup.factor);
        if (place < from) return learnt.ends[0];
        return place > to ? learnt.ends[1] : codeBy(rule, ofGroup, latent(i)) * factor - place;
      };
      vector(bound, 'gradient', learntAt).set(firstGroup + g, shrink * sum(count, (i) => gradient.get(first + i) * slope(first + i)));
    });
  });
};
