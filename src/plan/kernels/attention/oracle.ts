import { padded } from '../../kernel';
import { attentionOracle } from '../shared/attention-oracle';
import type { AttentionShape } from '../shared/attention-shape';
import { each, matrix, sum, vector, type Oracle } from '../shared/oracle';

/** o_i = Σ_{j ≤ i} softmax(q_i·k_j / √headDim) v_j. */
export const attention: Oracle<AttentionShape> = (shape, bound) => {
  const { batch, seqLen, heads, headDim } = shape;
  const { score, v, groupOf } = attentionOracle(shape, bound);
  const o = matrix(bound, 'o', padded(heads * headDim));
  const logSum = vector(bound, 'logSum');
  each(batch * heads, (head) =>
    each(seqLen, (i) => {
      const scores = Array.from({ length: i + 1 }, (_, j) => score(head, i, j));
      const most = Math.max(...scores);
      const total = scores.reduce((all, one) => all + Math.exp(one - most), 0);
      each(headDim, (d) => {
        const mixed = sum(i + 1, (j) => (Math.exp((scores[j] ?? 0) - most) / total) * v(groupOf(head), j, d));
        o.set(Math.floor(head / heads) * seqLen + i, (head % heads) * headDim + d, mixed);
      });
      logSum.set(head * seqLen + i, most);
      logSum.set((batch * heads + head) * seqLen + i, Math.log(total));
    }),
  );
};
