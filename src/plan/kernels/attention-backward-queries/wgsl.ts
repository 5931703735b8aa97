import { kernelOf, literal, type BindingKind, type Kernel } from '../../wgsl';
import { attentionThreads, headLayout, turnBack, type AttentionShape } from '../shared/attention-shape';
import { turnBackFunction } from '../shared/rotary';

/**
 * Gradient of the queries of {@link attention}.
 *   p_ij = exp(q_i·k_j/√headDim − m_i − log Σ)      δ_i = ∂o_i·o_i      ∂q_i = Σ_{j ≤ i} p_ij (∂o_i·v_j − δ_i) k_j / √headDim
 * Writes the query part of dqkv, turned back by the rotary angle, and δ `[batch·heads, seq]` for the keys' gradient.
 * Source: Dao et al. 2022 (FlashAttention), appendix B.2.
 */
export function attentionBackwardQueries(shape: AttentionShape, threads = attentionThreads): Kernel {
  const { batch, seqLen, heads, kvHeads, headDim, rotary } = shape;
  const head = headLayout(shape);
  const { type, count, each, times } = head;
  const bindings: Record<string, BindingKind> = {
    qkv: `read ${type}`, o: `read ${type}`, logSum: 'read f32', dO: `read ${type}`, dqkv: `read_write ${type}`, delta: 'read_write f32',
  };
  if (rotary) bindings['angles'] = 'read vec2<f32>';
  return kernelOf({
    name: 'attention-backward-queries',
    shape,
    bindings,
    declarations: rotary ? turnBackFunction(headDim) : '',
    main: `let i = g.x; if (i >= ${seqLen}u) { return; }
let first = g.y / ${heads}u * ${seqLen}u; let head = g.y % ${heads}u; let group = head / ${heads / kvHeads}u;
let qi = ${head.query('first + i', 'head')}; let oi = ${head.output('first + i', 'head')};
var q: array<${type}, ${count}>; var dOut: array<${type}, ${count}>; var sum: array<${type}, ${count}>; var own = 0.0;
${each(`q[d] = qkv[qi + d] * ${literal(1 / Math.sqrt(headDim))}; dOut[d] = dO[oi + d]; sum[d] = ${type}(0); own += ${times('dOut[d]', 'o[oi + d]')};`)}
delta[g.y * ${seqLen}u + i] = own; let most = logSum[g.y * ${seqLen}u + i]; let logTotal = logSum[${batch * heads * seqLen}u + g.y * ${seqLen}u + i];
for (var j = 0u; j <= i; j++) {
  let kj = ${head.key('first + j', 'group')}; let vj = ${head.value('first + j', 'group')};
  var score = 0.0; var dp = 0.0; ${each(`score += ${times('q[d]', 'qkv[kj + d]')}; dp += ${times('dOut[d]', 'qkv[vj + d]')};`)}
  let c = exp((score - most) - logTotal) * (dp - own) * ${literal(1 / Math.sqrt(headDim))};
  ${each('sum[d] += c * qkv[kj + d];')}
}
${rotary ? turnBack(shape, head, 'sum', 'i') : ''}
${each('dqkv[qi + d] = sum[d];')}`,
    workgroupSize: [threads, 1],
    workgroups: [Math.ceil(seqLen / threads), batch * heads, 1],
  });
}
