import { kernelOf, literal, type BindingKind, type Kernel } from '../../wgsl';
import { attentionThreads, headLayout, turnBack, type AttentionShape } from '../shared/attention-shape';
import { turnBackFunction } from '../shared/rotary';

/**
 * Gradients of the keys and values of {@link attention}; p and δ as in {@link attentionBackwardQueries}.
 *   ∂v_j = Σ p_ij ∂o_i      ∂k_j = Σ p_ij (∂o_i·v_j − δ_i) q_i / √headDim
 * over the queries i ≥ j of every head that the key serves. One thread a key; g.y is batch·kvHeads.
 * Source: Dao et al. 2022 (FlashAttention), appendix B.2.
 */
export function attentionBackwardKeys(shape: AttentionShape, threads = attentionThreads): Kernel {
  const { batch, seqLen, heads, kvHeads, headDim, rotary } = shape;
  const head = headLayout(shape);
  const { type, count, each, times } = head;
  const bindings: Record<string, BindingKind> = {
    qkv: `read ${type}`, logSum: 'read f32', dO: `read ${type}`, dqkv: `read_write ${type}`, delta: 'read f32',
  };
  if (rotary) bindings['angles'] = 'read vec2<f32>';
  return kernelOf({
    name: 'attention-backward-keys',
    shape,
    bindings,
    declarations: rotary ? turnBackFunction(headDim) : '',
    main: `let j = g.x; if (j >= ${seqLen}u) { return; }
let sequence = g.y / ${kvHeads}u; let first = sequence * ${seqLen}u; let group = g.y % ${kvHeads}u;
let kj = ${head.key('first + j', 'group')}; let vj = ${head.value('first + j', 'group')};
var k: array<${type}, ${count}>; var v: array<${type}, ${count}>; var dk: array<${type}, ${count}>; var dv: array<${type}, ${count}>;
${each(`k[d] = qkv[kj + d] * ${literal(1 / Math.sqrt(headDim))}; v[d] = qkv[vj + d]; dk[d] = ${type}(0); dv[d] = ${type}(0);`)}
for (var member = 0u; member < ${heads / kvHeads}u; member++) {
  let head = group * ${heads / kvHeads}u + member; let row = (sequence * ${heads}u + head) * ${seqLen}u;
  for (var i = j; i < ${seqLen}u; i++) {
    let qi = ${head.query('first + i', 'head')}; let oi = ${head.output('first + i', 'head')};
    var score = 0.0; var dp = 0.0; ${each(`score += ${times('qkv[qi + d]', 'k[d]')}; dp += ${times('dO[oi + d]', 'v[d]')};`)}
    let p = exp((score - logSum[row + i]) - logSum[${batch * heads * seqLen}u + row + i]); let c = p * (dp - delta[row + i]) * ${literal(1 / Math.sqrt(headDim))};
    ${each('dv[d] += p * dO[oi + d]; dk[d] += c * qkv[qi + d];')}
  }
}
${rotary ? turnBack(shape, head, 'dk', 'j') : ''}
${each('dqkv[kj + d] = dk[d]; dqkv[vj + d] = dv[d];')}`,
    workgroupSize: [threads, 1],
    workgroups: [Math.ceil(seqLen / threads), batch * kvHeads, 1],
  });
}
