import { each, matrix, sum, vector, type Oracle } from '../shared/oracle';
import { tableWidth, weightParts, type SumWeightsShape } from './kernel';

/** Part p of Σ|w| and Σw of every matrix: its weights p, p + 64, p + 128, … Flip counters start again at 0. */
export const sumWeights: Oracle<SumWeightsShape> = ({ matrices }, bound) => {
  const [table, parts] = [matrix(bound, 'table', tableWidth), matrix(bound, 'parts', 2)];
  each(matrices, (m) => {
    const weights = vector(bound, 'latents', table.get(m, 0));
    const count = table.get(m, 1) * table.get(m, 2);
    if (table.get(m, 6) > 0) vector(bound, 'flips').set(table.get(m, 6) - 1, 0);
    each(weightParts, (part) => {
      const own = Math.max(0, Math.ceil((count - part) / weightParts));
      parts.set(
        m * weightParts + part,
        0,
        sum(own, (i) => Math.abs(weights.get(part + i * weightParts))),
      );
      parts.set(
        m * weightParts + part,
        1,
        sum(own, (i) => weights.get(part + i * weightParts)),
      );
    });
  });
};
