import { padded } from '../../wgsl';
import { attentionOracle } from '../shared/attention-oracle';
import type { AttentionShape } from '../shared/attention-shape';
import { each, matrix, sum, vector, type Oracle } from '../shared/oracle';
import { rotaryTurn } from '../shared/rotary-oracle';

/** ∂v_j = Σ p_ij ∂o_i;  ∂k_j = Σ p_ij (∂o_i·v_j − δ_i) q_i / √headDim, turned back: over i ≥ j and the heads of a key. */
export const attentionBackwardKeys: Oracle<AttentionShape> = (shape, bound) => {
  const { batch, seqLen, heads, kvHeads, headDim, rotary } = shape;
  const { score, q, v, groupOf, place, output } = attentionOracle(shape, bound);
  const dO = output(bound, 'dO');
  const [logSum, delta] = [vector(bound, 'logSum'), vector(bound, 'delta')];
  const dqkv = matrix(bound, 'dqkv', padded((heads + 2 * kvHeads) * headDim));
  each(batch * kvHeads, (group) => each(seqLen, (j) => {
    const dk = Array.from({ length: headDim }, () => 0);
    const dv = Array.from({ length: headDim }, () => 0);
    for (let head = 0; head < batch * heads; head++) {
      if (groupOf(head) !== group) continue;
      for (let i = j; i < seqLen; i++) {
        const p = Math.exp(score(head, i, j) - logSum.get(head * seqLen + i) - logSum.get((batch * heads + head) * seqLen + i));
        const slope = (p * (sum(headDim, (d) => dO(head, i, d) * v(group, j, d)) - delta.get(head * seqLen + i))) / Math.sqrt(headDim);
        each(headDim, (d) => {
          dv[d] = (dv[d] ?? 0) + p * dO(head, i, d);
          dk[d] = (dk[d] ?? 0) + slope * q(head, i, d);
        });
      }
    }
    if (rotary) rotaryTurn(bound, headDim, -1)(dk, headDim, j);
    for (const [part, values] of [['key', dk], ['value', dv]] as const) {
      const { row, column } = place(part, group, j);
      values.forEach((value, d) => dqkv.set(row, column + d, value));
    }
  }));
};
