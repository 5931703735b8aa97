import { padded } from '../../kernel';
import { headElement, type AttentionShape } from './attention-shape';

/** What the shaders of attention share: a head as `count` elements of `type`, and where its rows are. */
export interface HeadLayout {
  readonly type: 'vec4<f32>' | 'f32';
  readonly count: number;
  /** Repeats a statement for every element of a head; `d` stands for its number. Unrolled while that is short. */
  each(statement: string): string;
  /** The same never unrolled, for what a thread does once: half the kernel is not worth compiling for that. */
  once(statement: string): string;
  /** Sum of products of two elements, as an expression. */
  times(a: string, b: string): string;
  /** First element of a query, key or value of token `t`: in `qkv`, and of an output. */
  query(token: string, head: string): string;
  key(token: string, head: string): string;
  value(token: string, head: string): string;
  output(token: string, head: string): string;
}

/** Numbers of an element of a head. */
const unitOf = (shape: AttentionShape): 1 | 4 => (headElement(shape) === 'f32' ? 1 : 4);

/** Extents; `fused` and `single` are elements of a row of queries, keys and values together, and of the outputs. */
export function attentionSizes(shape: AttentionShape): Record<string, number> {
  const { batch, seqLen, heads, kvHeads, headDim } = shape;
  const unit = unitOf(shape);
  return {
    seqLen,
    heads,
    kvHeads,
    queries: batch * heads * seqLen,
    served: batch * kvHeads,
    fused: padded((heads + 2 * kvHeads) * headDim) / unit,
    single: padded(heads * headDim) / unit,
  };
}

export function headLayout(shape: AttentionShape): HeadLayout {
  const unit = unitOf(shape);
  const count = shape.headDim / unit;
  const once = (statement: string): string => `for (var d = 0u; d < ${count}u; d++) { ${statement} }`;
  const place = (stride: string, head: string) => (token: string, name: string) => `(${token}) * ${stride} + (${head}${name}) * ${count}u`;
  return {
    type: headElement(shape),
    count,
    each: (statement) =>
      count <= 16 ? Array.from({ length: count }, (_, d) => statement.replaceAll(/\bd\b/g, `${d}u`)).join(' ') : once(statement),
    once,
    times: (a, b) => (unit === 4 ? `dot(${a}, ${b})` : `${a} * ${b}`),
    query: place('at.fused', ''),
    key: place('at.fused', 'at.heads + '),
    value: place('at.fused', 'at.heads + at.kvHeads + '),
    output: place('at.single', ''),
  };
}

/** Statements that turn the gradient in the private array `name` back by the angle of `position`. */
export function turnBack({ headDim }: AttentionShape, { type, count }: HeadLayout, name: string, position: string): string {
  const pairs = headDim / 2;
  if (type === 'f32') {
    return `for (var p = 0u; p < ${pairs}u; p++) { let v = turnedBack(${position}, p, vec2<f32>(${name}[2u * p], ${name}[2u * p + 1u])); ${name}[2u * p] = v.x; ${name}[2u * p + 1u] = v.y; }`;
  }
  return `for (var p = 0u; p < ${count}u; p++) { let v = ${name}[p]; ${name}[p] = vec4<f32>(turnedBack(${position}, 2u * p, v.xy), turnedBack(${position}, 2u * p + 1u, v.zw)); }`;
}

/** Threads of a workgroup; few, so that a software adapter has no idle lanes. */
export const attentionThreads = 16;
