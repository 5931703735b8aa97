import type { BindingKind, Kernel } from '../../kernel';
import { headElement, type AttentionShape } from '../shared/attention-shape';

/**
 * Gradients of the queries, keys and values of `attention`, in one dispatch.
 *   p_ij = exp(q_i·k_j/√headDim − m_i − log Σ)      c_ij = p_ij · ∂o_i·(v_j − o_i) / √headDim
 *   ∂q_i = Σ_{j ≤ i} c_ij k_j      ∂k_j = Σ_{i ≥ j} c_ij q_i      ∂v_j = Σ_{i ≥ j} p_ij ∂o_i
 * Those of keys and values are over the queries of every head that the key serves. What FlashAttention keeps as δ_i = ∂o_i·o_i
 * is taken off within the product, so that keys need not wait for the queries.
 * Gradients of queries and keys are turned back by the rotary angle.
 * Source: Dao et al. 2022 (FlashAttention), appendix B.2.
 */
export function attentionBackward(shape: AttentionShape): Kernel<AttentionShape> {
  const type = headElement(shape);
  const bindings: Record<string, BindingKind> = {
    qkv: `read ${type}`,
    o: `read ${type}`,
    logSum: 'read f32',
    dO: `read ${type}`,
    dqkv: `read_write ${type}`,
  };
  if (shape.rotary) bindings['angles'] = 'read vec2<f32>';
  return { name: 'attention-backward', shape, bindings };
}
