import { literal, shaderOf, type Shader } from '../../wgsl';
import type { AttentionShape } from '../shared/attention-shape';
import { attentionSizes, attentionThreads, headLayout, turnBack } from '../shared/head-layout';
import { turnBackFunction } from '../shared/rotary';
import { attentionBackward } from './kernel';

/** One thread a query (wg.z = 0, g.y is batch·heads), or a key (wg.z = 1, g.y is batch·kvHeads). */
export function attentionBackwardShader(shape: AttentionShape, threads = attentionThreads): Shader {
  const { batch, seqLen, heads, headDim, rotary } = shape;
  return shaderOf({
    ...attentionBackward(shape),
    sizes: attentionSizes(shape),
    declarations: `${rotary ? turnBackFunction(headDim) : ''}
fn probability(score: f32, place: u32) -> f32 { return exp((score - logSum[place]) - logSum[at.queries + place]); }
${queryGradient(shape)}
${keyGradient(shape)}`,
    main: `if (g.x >= at.seqLen) { return; }
if (wg.z == 0u) { queryGradient(g.x, g.y); } else { keyGradient(g.x, g.y); }`,
    workgroupSize: [threads, 1],
    workgroups: [Math.ceil(seqLen / threads), batch * heads, 2],
  });
}

function queryGradient(shape: AttentionShape): string {
  const { headDim, rotary } = shape;
  const head = headLayout(shape);
  const { type, count, each, once, times } = head;
  const scale = literal(1 / Math.sqrt(headDim));
  return `fn queryGradient(i: u32, member: u32) {
  let first = member / at.heads * at.seqLen; let head = member % at.heads; let group = head * at.kvHeads / at.heads;
  let qi = ${head.query('first + i', 'head')}; let oi = ${head.output('first + i', 'head')};
  var q: array<${type}, ${count}>; var dOut: array<${type}, ${count}>; var sum: array<${type}, ${count}>; var own = 0.0;
  ${once(`q[d] = qkv[qi + d] * ${scale}; dOut[d] = dO[oi + d]; sum[d] = ${type}(0); own += ${times('dOut[d]', 'o[oi + d]')};`)}
  for (var j = 0u; j <= i; j++) {
    let kj = ${head.key('first + j', 'group')}; let vj = ${head.value('first + j', 'group')};
    var score = 0.0; var dp = 0.0; ${each(`score += ${times('q[d]', 'qkv[kj + d]')}; dp += ${times('dOut[d]', 'qkv[vj + d]')};`)}
    let c = probability(score, member * at.seqLen + i) * (dp - own) * ${scale};
    ${each('sum[d] += c * qkv[kj + d];')}
  }
  ${rotary ? turnBack(shape, head, 'sum', 'i') : ''}
  ${once('dqkv[qi + d] = sum[d];')}
}`;
}

function keyGradient(shape: AttentionShape): string {
  const { headDim, rotary } = shape;
  const head = headLayout(shape);
  const { type, count, each, once, times } = head;
  const scale = literal(1 / Math.sqrt(headDim));
  return `fn keyGradient(j: u32, served: u32) {
  if (served >= at.served) { return; }
  let sequence = served / at.kvHeads; let first = sequence * at.seqLen; let group = served % at.kvHeads; let members = at.heads / at.kvHeads;
  let kj = ${head.key('first + j', 'group')}; let vj = ${head.value('first + j', 'group')};
  var k: array<${type}, ${count}>; var v: array<${type}, ${count}>; var dk: array<${type}, ${count}>; var dv: array<${type}, ${count}>;
  ${once(`k[d] = qkv[kj + d] * ${scale}; v[d] = qkv[vj + d]; dk[d] = ${type}(0); dv[d] = ${type}(0);`)}
  for (var member = 0u; member < members; member++) {
    let head = group * members + member; let row = (sequence * at.heads + head) * at.seqLen;
    for (var i = j; i < at.seqLen; i++) {
      let qi = ${head.query('first + i', 'head')}; let oi = ${head.output('first + i', 'head')};
      var score = 0.0; var dp = 0.0; ${each(`score += ${times('qkv[qi + d]', 'k[d]')}; dp += ${times('dO[oi + d]', '(v[d] - o[oi + d])')};`)}
      let p = probability(score, row + i); let c = p * dp * ${scale};
      ${each('dv[d] += p * dO[oi + d]; dk[d] += c * qkv[qi + d];')}
    }
  }
  ${rotary ? turnBack(shape, head, 'dk', 'j') : ''}
  ${once('dqkv[kj + d] = dk[d]; dqkv[vj + d] = dv[d];')}
}`;
}
