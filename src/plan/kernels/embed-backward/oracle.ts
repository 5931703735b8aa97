import { padded } from '../../kernel';
import { each, matrix, sum, vector, type Oracle } from '../shared/oracle';
import type { EmbedBackwardShape } from './kernel';

/** ∂E[v] += Σ ∂x[t] over the tokens t of id v. */
export const embedBackward: Oracle<EmbedBackwardShape> = ({ vocab, width }, bound, [embeddingAt = 0]) => {
  const [starts, order] = [vector(bound, 'starts'), vector(bound, 'order')];
  const [dx, gradient] = [matrix(bound, 'dx', padded(width)), vector(bound, 'gradient', embeddingAt)];
  each(vocab, (v) =>
    each(width, (i) => {
      const first = starts.get(v);
      const fromTokens = sum(starts.get(v + 1) - first, (j) => dx.get(order.get(first + j), i));
      gradient.set(v * width + i, gradient.get(v * width + i) + fromTokens);
    }),
  );
};
