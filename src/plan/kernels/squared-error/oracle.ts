import { padded } from '../../kernel';
import { each, matrix, sum, vector, type Oracle } from '../shared/oracle';
import type { SquaredErrorShape } from './kernel';

/** loss = weight·(1/n) Σ (z − y)²;  z ← weight·(2/n)(z − y). */
export const squaredError: Oracle<SquaredErrorShape> = ({ rows, values }, bound) => {
  const [targets, weights, loss] = [matrix(bound, 'targets', values), vector(bound, 'weights'), vector(bound, 'loss')];
  const z = matrix(bound, 'z', padded(values));
  each(rows, (row) => {
    const weight = weights.get(row) / values;
    const error = (i: number): number => z.get(row, i) - targets.get(row, i);
    loss.set(row, weight * sum(values, (i) => error(i) ** 2));
    each(values, (i) => z.set(row, i, 2 * weight * error(i)));
  });
};
