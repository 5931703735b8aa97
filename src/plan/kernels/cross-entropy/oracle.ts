import { padded } from '../../kernel';
import { each, matrix, sum, vector, largest, type Oracle } from '../shared/oracle';
import type { CrossEntropyShape } from './kernel';

/** loss = weight·(log Σ exp z − z[target]);  z ← weight·(softmax(z) − onehot(target)). */
export const crossEntropy: Oracle<CrossEntropyShape> = ({ rows, classes }, bound) => {
  const [targets, weights, loss] = [vector(bound, 'targets'), vector(bound, 'weights'), vector(bound, 'loss')];
  const z = matrix(bound, 'z', padded(classes));
  each(rows, (row) => {
    const [target, weight] = [targets.get(row), weights.get(row)];
    const most = largest(classes, -Infinity, (i) => z.get(row, i));
    const total = sum(classes, (i) => Math.exp(z.get(row, i) - most));
    loss.set(row, weight === 0 ? 0 : weight * (most + Math.log(total) - z.get(row, target)));
    each(classes, (i) => z.set(row, i, weight * (Math.exp(z.get(row, i) - most) / total - (i === target ? 1 : 0))));
  });
};
