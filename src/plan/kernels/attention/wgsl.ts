import { literal, shaderOf, type Shader } from '../../wgsl';
import type { AttentionShape } from '../shared/attention-shape';
import { attentionSizes, attentionThreads, headLayout } from '../shared/head-layout';
import { attention } from './kernel';

/** With an online softmax, one thread a query; g.y is batch·heads. Source: Milakov & Gimelshein 2018. */
export function attentionShader(shape: AttentionShape, threads = attentionThreads): Shader {
  const { batch, seqLen, heads, headDim } = shape;
  const head = headLayout(shape);
  const { type, count, each, times } = head;
  return shaderOf({
    ...attention(shape),
    bindings: { qkv: `read ${type}`, o: `read_write ${type}`, logSum: 'read_write f32' },
    sizes: attentionSizes(shape),
    main: `let i = g.x; if (i >= at.seqLen) { return; }
let first = g.y / at.heads * at.seqLen; let head = g.y % at.heads; let group = head * at.kvHeads / at.heads;
let qi = ${head.query('first + i', 'head')};
var q: array<${type}, ${count}>; var sum: array<${type}, ${count}>;
${each(`q[d] = qkv[qi + d] * ${literal(1 / Math.sqrt(headDim))}; sum[d] = ${type}(0);`)}
var most = -1e30; var total = 0.0;
for (var j = 0u; j <= i; j++) {
  let kj = ${head.key('first + j', 'group')}; let vj = ${head.value('first + j', 'group')};
  var score = 0.0; ${each(`score += ${times('q[d]', 'qkv[kj + d]')};`)}
  let higher = max(most, score); let shrink = exp(most - higher); let p = exp(score - higher);
  total = total * shrink + p; most = higher;
  ${each('sum[d] = sum[d] * shrink + p * qkv[vj + d];')}
}
let oi = ${head.output('first + i', 'head')};
${each('o[oi + d] = sum[d] / total;')}
logSum[g.y * at.seqLen + i] = most; logSum[at.queries + g.y * at.seqLen + i] = log(total);`,
    workgroupSize: [threads, 1],
    workgroups: [Math.ceil(seqLen / threads), batch * heads, 1],
  });
}
