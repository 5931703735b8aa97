import type { Kernel } from '../../kernel';
import { headElement, type AttentionShape } from '../shared/attention-shape';

/**
 * Causal attention with grouped key/value heads: nothing of size seq² is stored.
 *   a = softmax over j ≤ i of (q_i·k_j / √headDim)      o_i = Σ a_j v_j      logSum = (m_i, log Σ exp(q_i·k_j / √headDim − m_i)), m_i the largest
 * The sum of the two would lose the digits of the second where scores are large, and with them those of every gradient.
 * qkv `[batch·seq, (heads + 2·kvHeads)·headDim]` → o `[batch·seq, heads·headDim]`, logSum `[2, batch·heads, seq]`.
 * Source: Vaswani et al. 2017, Eq. 1; Ainslie et al. 2023 (GQA).
 */
export function attention(shape: AttentionShape): Kernel<AttentionShape> {
  const type = headElement(shape);
  return { name: 'attention', shape, bindings: { qkv: `read ${type}`, o: `read_write ${type}`, logSum: 'read_write f32' } };
}
