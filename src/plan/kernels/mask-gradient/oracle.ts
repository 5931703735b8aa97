import { scaleIndex } from '../../../catalog/modes/granularity';
import { lambdaAt } from '../../hyper.as';
import { groupFloats } from '../shared/groups';
import { oracleMatrix } from '../shared/matrix-oracle';
import { each, vector, type Oracle } from '../shared/oracle';
import { ruleOfMode } from '../scale-weights/kernel';
import type { MaskGradientShape } from './kernel';

/** g ← g · (1 − λ·(1 − inside)). */
export const maskGradient: Oracle<MaskGradientShape> = ({ matrices, mode }, bound) => {
  const { granularity, passes } = ruleOfMode(mode);
  const [from, to] = (passes ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]).map(Math.fround) as [number, number];
  each(matrices, (m) => {
    const { bitLinear, rows, columns, offset, firstGroup, latent } = oracleMatrix(bound, m);
    if (bitLinear === null) return;
    const groupOf = scaleIndex(granularity, [rows, columns]);
    const gradient = vector(bound, 'gradient', offset);
    each(rows * columns, (i) => {
      const numbers = vector(bound, 'scales', groupFloats * (firstGroup + groupOf(i)));
      const place = Math.fround(Math.fround(latent(i) - numbers.get(0)) * numbers.get(1));
      const inside = place >= from && place <= to ? 1 : 0;
      gradient.set(i, gradient.get(i) * (1 - vector(bound, 'hyper').get(lambdaAt) * (1 - inside)));
    });
  });
};
