import { modeOf } from '../../../catalog/modes/modes';
import { codeOn } from '../../../catalog/modes/staircase';
import { codeBits } from '../../code-words';
import { nextLambdaAt } from '../../hyper.as';
import { oracleMatrix } from '../shared/matrix-oracle';
import { each, vector, type Oracle } from '../shared/oracle';
import type { QuantiseWeightsShape } from './kernel';

/** W̃ = W + λ·(scale·codes − W), every matrix in its padded place; counts the codes that are new. */
export const quantiseWeights: Oracle<QuantiseWeightsShape> = ({ matrices, mode, variant, weightScale }, bound) => {
  const effective = vector(bound, 'effective');
  const { levels, staircase } = modeOf(mode);
  each(matrices, (m) => {
    const { bitLinear, rows, columns, firstFlip, means, latent, placeOf } = oracleMatrix(bound, m);
    const stairs = levels !== null && bitLinear !== null ? staircase(variant, means()) : null;
    each(rows * columns, (i) => {
      const w = latent(i);
      const to = placeOf(i);
      if (stairs === null || bitLinear === null) return effective.set(to, w);
      const [lambda, codes, flips] = [vector(bound, 'hyper').get(nextLambdaAt), vector(bound, 'codes', firstFlip), vector(bound, 'flips')];
      const code = codeOn(stairs, w);
      const [goal, start] = weightScale === 'none' ? [code, w / Math.max(stairs.scale, 1e-5)] : [code * stairs.scale, w];
      effective.set(to, start + lambda * (goal - start));
      const before = codes.get(i) % 4;
      const flip = before !== codeBits && before !== code + 1 ? 1 : 0;
      if (flip === 1) flips.set(bitLinear, flips.get(bitLinear) + 1);
      codes.set(i, codes.get(i) - before + 4 * flip + code + 1);
    });
  });
};
