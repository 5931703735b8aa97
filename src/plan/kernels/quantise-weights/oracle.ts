import { scaleIndex } from '../../../catalog/modes/granularity';
import type { QuantiserVariant } from '../../../catalog/modes/mode';
import { modeOf, type ModeId } from '../../../catalog/modes/modes';
import { codeOn } from '../../../catalog/modes/staircase';
import { codeBy, withoutSmallestOfFour } from '../../../catalog/modes/weight-rule';
import { recordLayoutOf } from '../../../math/codes/code-fields';
import { codeBits, flipShift } from '../../code-words';
import { nextLambdaAt } from '../../hyper.as';
import { groupFloats } from '../shared/groups';
import { oracleMatrix, type OracleMatrix } from '../shared/matrix-oracle';
import { each, vector, type Bound, type Oracle } from '../shared/oracle';
import type { QuantiseWeightsShape } from './kernel';

/** W̃ = W + λ·(scale·codes − W), every matrix in its padded place; counts the codes that are new. */
export const quantiseWeights: Oracle<QuantiseWeightsShape> = ({ matrices, mode, variant, weightScale }, bound) => {
  const effective = vector(bound, 'effective');
  const { levels } = modeOf(mode);
  const { lowest, step } = recordLayoutOf(levels ?? []);
  each(matrices, (m) => {
    const matrix = oracleMatrix(bound, m);
    const { bitLinear, rows, columns, firstFlip, latent, placeOf } = matrix;
    const rounded = levels === null || bitLinear === null ? null : roundedIn(bound, matrix, mode, variant);
    each(rows * columns, (i) => {
      const w = latent(i);
      const to = placeOf(i);
      if (rounded === null || bitLinear === null) return effective.set(to, w);
      const [lambda, codes, flips] = [vector(bound, 'hyper').get(nextLambdaAt), vector(bound, 'codes', firstFlip), vector(bound, 'flips')];
      const { code, scale } = rounded(i);
      const [goal, start] = weightScale === 'none' ? [code, w / Math.max(scale, 1e-5)] : [code * scale, w];
      effective.set(to, start + lambda * (goal - start));
      const before = codes.get(i) % (codeBits + 1);
      const now = (code - lowest) / step;
      const flip = before !== codeBits && before !== now ? 1 : 0;
      if (flip === 1) flips.set(bitLinear, flips.get(bitLinear) + 1);
      codes.set(i, codes.get(i) - before + 2 ** flipShift * flip + now);
    });
  });
};

/** Code and scale of a weight of a matrix, by its mode's staircase or, where it has a rule as numbers, by the group's. */
function roundedIn(
  bound: Bound,
  { rows, columns, firstGroup, means, latent }: OracleMatrix,
  mode: ModeId,
  variant: QuantiserVariant,
): ((i: number) => { readonly code: number; readonly scale: number }) | null {
  const { rounding, staircase } = modeOf(mode);
  if (rounding === null) {
    const stairs = staircase(variant, means());
    return stairs === null ? null : (i) => ({ code: codeOn(stairs, latent(i)), scale: stairs.scale });
  }
  const all = Float32Array.from({ length: rows * columns }, (_, i) => latent(i));
  const weights = rounding.keepsThreeOfFour ? withoutSmallestOfFour(all) : all;
  const groupOf = scaleIndex(rounding.granularity, [rows, columns]);
  return (i) => {
    const numbers = vector(bound, 'scales', groupFloats * (firstGroup + groupOf(i)));
    return { code: codeBy(rounding, { offset: numbers.get(0), factor: numbers.get(1) }, weights[i] ?? 0), scale: numbers.get(2) };
  };
}
