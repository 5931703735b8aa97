import { padded } from '../../wgsl';
import { attentionOracle } from '../shared/attention-oracle';
import type { AttentionShape } from '../shared/attention-shape';
import { each, matrix, sum, vector, type Oracle } from '../shared/oracle';
import { rotaryTurn } from '../shared/rotary-oracle';

/** δ_i = ∂o_i·o_i;  ∂q_i = Σ_{j ≤ i} p_ij (∂o_i·v_j − δ_i) k_j / √headDim, turned back. */
export const attentionBackwardQueries: Oracle<AttentionShape> = (shape, bound) => {
  const { batch, seqLen, heads, kvHeads, headDim, rotary } = shape;
  const { score, k, v, groupOf, place, output } = attentionOracle(shape, bound);
  const [o, dO] = [output(bound, 'o'), output(bound, 'dO')];
  const [logSum, delta] = [vector(bound, 'logSum'), vector(bound, 'delta')];
  const dqkv = matrix(bound, 'dqkv', padded((heads + 2 * kvHeads) * headDim));
  each(batch * heads, (head) => each(seqLen, (i) => {
    const own = sum(headDim, (d) => dO(head, i, d) * o(head, i, d));
    delta.set(head * seqLen + i, own);
    const slopes = Array.from({ length: i + 1 }, (_, j) => {
      const p = Math.exp(score(head, i, j) - logSum.get(head * seqLen + i) - logSum.get((batch * heads + head) * seqLen + i));
      return (p * (sum(headDim, (d) => dO(head, i, d) * v(groupOf(head), j, d)) - own)) / Math.sqrt(headDim);
    });
    const dq = Array.from({ length: headDim }, (_, d) => sum(i + 1, (j) => (slopes[j] ?? 0) * k(groupOf(head), j, d)));
    if (rotary) rotaryTurn(bound, headDim, -1)(dq, headDim, i);
    const { row, column } = place('query', head, i);
    dq.forEach((value, d) => dqkv.set(row, column + d, value));
  }));
};
