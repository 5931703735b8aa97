/**
 * One transformer block, read from top to bottom: what a pass carries along, the two recipes, and then their parts in
 * the order in which a token meets them: norms, BitLinears, rotary positions, attention, activation.
 */
import * as tf from '@tensorflow/tfjs-core';
import { modeOf } from '../catalog/modes/modes';
import { isRotated, type Architecture } from '../experiment/architecture';
import { linear, quantiseActivations } from './quantise';
import { rotated } from './rotation';

/** Named tensors; a BitLinear's entry holds its *effective* weight, see `quantise.ts`. */
export type Parameters = Readonly<Record<string, tf.Tensor>>;

/** The tensor of a name; a missing one is a bug of the caller, named. */
export function parameter(parameters: Parameters, name: string): tf.Tensor {
  const tensor = parameters[name];
  if (tensor === undefined) throw new Error(`The model has no parameter "${name}".`);
  return tensor;
}

export type Observer = (name: string, value: tf.Tensor) => void;

export interface ForwardOptions {
  /** Share of the rounding of activations that is applied; 1 by default. */
  readonly lambda?: number;
  /** Inverted-dropout mask of a shape, while training; none: no dropout. */
  readonly dropoutMask?: (shape: readonly number[]) => tf.Tensor;
  /**
   * Sees what passes, by name: `blocks.0.attention.probabilities` `[batch, heads, seq, seq]`, and of every BitLinear
   * `blocks.0.attention.query.input` (after a rotation, before its rounding) and `….output`. A tensor that it wants to keep, it clones.
   */
  readonly observe?: Observer;
}

/** What a forward pass needs beside the input and the parameters. */
export interface PassContext {
  readonly architecture: Architecture;
  readonly lambda: number;
  /** `[seq, seq]` */
  readonly mask: tf.Tensor;
  /** Null in the `edifice` recipe, which has no positions. */
  readonly rotary: RotaryTable | null;
  /** Inverted dropout while training (the mask holds 0 or 1/(1−rate)); identity otherwise. */
  readonly drop: (x: tf.Tensor) => tf.Tensor;
  /** See {@link ForwardOptions.observe}. */
  readonly observe: Observer;
}

/** What a pass over `seq` positions needs; without options: no dropout, no observer. */
export function passContext(architecture: Architecture, seq: number, options: ForwardOptions = {}): PassContext {
  const { recipe, hiddenSize, numHeads, ropeTheta, ropeFactor, dropout } = architecture;
  const { lambda = 1, dropoutMask, observe = () => undefined } = options;
  return {
    architecture,
    lambda,
    mask: causalMask(seq),
    rotary: recipe === 'edifice' ? null : rotaryTable(seq, hiddenSize / numHeads, ropeTheta, ropeFactor),
    drop: (x) => (dropoutMask === undefined || dropout === 0 ? x : tf.mul(x, dropoutMask(x.shape))),
    observe,
  };
}

/**
 * One transformer block on the residual stream.
 *
 * @param x `[batch, seq, hidden]`; the result has the same shape.
 * @param prefix name of the block, e.g. `blocks.0`
 */
export function block(x: tf.Tensor, parameters: Parameters, prefix: string, context: PassContext): tf.Tensor {
  return context.architecture.recipe === 'edifice'
    ? edificeBlock(x, parameters, prefix, context)
    : b158Block(x, parameters, prefix, context);
}

/**
 * BitNet b1.58: RMSNorm → q, k, v → RoPE → causal attention → sub-norm → output;
 * RMSNorm → act(gate)·up → sub-norm → down; no biases. Some models of other programs were trained without sub-norms.
 * Source: Ma et al. 2024; layout of BitNet b1.58 2B4T (Ma et al. 2025, section 2).
 */
function b158Block(x: tf.Tensor, parameters: Parameters, prefix: string, context: PassContext): tf.Tensor {
  const { hiddenSize, numHeads, normEpsilon, subNorms } = context.architecture;
  const [batch, seq] = x.shape as [number, number, number];
  const { round, product, project } = bitLinears(parameters, prefix, context);
  const norm = (value: tf.Tensor, name: string): tf.Tensor => rmsNorm(value, parameter(parameters, `${prefix}.${name}.gain`), normEpsilon);
  const subNorm = (value: tf.Tensor, name: string): tf.Tensor => (subNorms ? norm(value, name) : value);
  const heads = (value: tf.Tensor): tf.Tensor => tf.reshape(value, [batch, seq, -1, hiddenSize / numHeads]);
  const turned = (value: tf.Tensor): tf.Tensor => (context.rotary === null ? value : rotate(value, context.rotary));

  // Rounded once, read by three (two) products.
  const attentionInput = round(norm(x, 'attention_norm'), 'attention.query', 'attention.key', 'attention.value'); // [batch, seq, hidden]
  const q = turned(heads(product(attentionInput, 'attention.query'))); // [batch, seq, heads, headDim]
  const k = turned(heads(product(attentionInput, 'attention.key'))); // [batch, seq, kvHeads, headDim]
  const v = heads(product(attentionInput, 'attention.value'));
  const mixed = causalAttention(q, k, v, context.mask, watching(context, `${prefix}.attention.probabilities`)); // [batch, seq, hidden]
  const attended = tf.add(x, context.drop(project(subNorm(mixed, 'attention_sub_norm'), 'attention.output')));

  const feedForwardInput = round(norm(attended, 'feed_forward_norm'), 'feed_forward.gate', 'feed_forward.up');
  const gate = activate(product(feedForwardInput, 'feed_forward.gate'), context); // [batch, seq, ff]
  const gated = tf.mul(gate, product(feedForwardInput, 'feed_forward.up')); // [batch, seq, ff]
  return tf.add(attended, context.drop(project(subNorm(gated, 'feed_forward_sub_norm'), 'feed_forward.down')));
}

/**
 * Edifice: LayerNorm → fused qkv → causal attention → output; LayerNorm → up → SiLU → down; biases everywhere.
 * Source: Edifice.Feedforward.BitNet (`bitnet.ex` v0.2.0), `build_bitnet_block`.
 */
function edificeBlock(x: tf.Tensor, parameters: Parameters, prefix: string, context: PassContext): tf.Tensor {
  const { hiddenSize, numHeads, numKvHeads, normEpsilon } = context.architecture;
  const [batch, seq] = x.shape as [number, number, number];
  const headDim = hiddenSize / numHeads;
  const { project } = bitLinears(parameters, prefix, context);
  const norm = (value: tf.Tensor, name: string): tf.Tensor =>
    layerNorm(value, parameter(parameters, `${prefix}.${name}.gain`), parameter(parameters, `${prefix}.${name}.bias`), normEpsilon);
  const heads = (value: tf.Tensor): tf.Tensor => tf.reshape(value, [batch, seq, -1, headDim]);

  const qkv = project(norm(x, 'attention_norm'), 'attention.qkv'); // [batch, seq, hidden + 2·kv]
  const [q, k, v] = tf.split(qkv, [hiddenSize, numKvHeads * headDim, numKvHeads * headDim], -1) as [tf.Tensor, tf.Tensor, tf.Tensor];
  const mixed = causalAttention(heads(q), heads(k), heads(v), context.mask, watching(context, `${prefix}.attention.probabilities`)); // [batch, seq, hidden]
  const attended = tf.add(x, context.drop(project(mixed, 'attention.output')));

  const up = activate(project(norm(attended, 'feed_forward_norm'), 'feed_forward.up'), context); // [batch, seq, ff]
  return tf.add(attended, context.drop(project(context.drop(up), 'feed_forward.down')));
}

const watching =
  ({ observe }: PassContext, name: string) =>
  (value: tf.Tensor): void =>
    observe(name, value);

/**
 * y = gain · x / √(mean(x²) + ε), over the last axis.
 * Source: Zhang & Sennrich 2019, Root Mean Square Layer Normalization.
 *
 * @param x `[…, features]`
 * @param gain `[features]`; none: 1
 */
export function rmsNorm(x: tf.Tensor, gain: tf.Tensor | null, epsilon: number): tf.Tensor {
  const normed = tf.mul(x, tf.rsqrt(tf.add(tf.mean(tf.square(x), -1, true), epsilon)));
  return gain === null ? normed : tf.mul(normed, gain);
}

/**
 * y = gain · (x − mean(x)) / √(var(x) + ε) + bias, over the last axis, population variance.
 * Source: Ba et al. 2016, Layer Normalization.
 *
 * @param x `[…, features]`
 * @param gain `[features]`; none: 1
 * @param bias `[features]`; none: 0
 */
export function layerNorm(x: tf.Tensor, gain: tf.Tensor | null, bias: tf.Tensor | null, epsilon: number): tf.Tensor {
  const centred = tf.sub(x, tf.mean(x, -1, true));
  const normed = rmsNorm(centred, gain, epsilon);
  return bias === null ? normed : tf.add(normed, bias);
}

interface BitLinears {
  /** Rounds what enters the BitLinears that are named. */
  round(x: tf.Tensor, ...readers: readonly string[]): tf.Tensor;
  /** What is rounded already, times the effective weight of a name, plus its bias where there is one. */
  product(rounded: tf.Tensor, name: string): tf.Tensor;
  /** Both, after a rotation where the architecture has one: `[…, in]` → `[…, out]`. */
  project(x: tf.Tensor, name: string): tf.Tensor;
}

/** The BitLinears of a block, by name. */
function bitLinears(parameters: Parameters, prefix: string, { architecture, lambda, observe }: PassContext): BitLinears {
  const bits = modeOf(architecture.mode).quantisesActivations ? architecture.activationBits : null;
  const { activationRule: rule } = architecture;
  const round = (x: tf.Tensor, ...readers: readonly string[]): tf.Tensor => {
    for (const name of readers) observe(`${prefix}.${name}.input`, x);
    return quantiseActivations(x, { bits, rule, lambda });
  };
  const product = (rounded: tf.Tensor, name: string): tf.Tensor => {
    const y = linear(rounded, parameter(parameters, `${prefix}.${name}.weight`), parameters[`${prefix}.${name}.bias`]);
    observe(`${prefix}.${name}.output`, y);
    return y;
  };
  return { round, product, project: (x, name) => product(round(isRotated(architecture, name) ? rotated(x) : x, name), name) };
}

type RotaryTable = {
  /** `[1, seq, 1, headDim]`: the angle of pair i at i and at i + headDim/2. */
  readonly cos: tf.Tensor;
  readonly sin: tf.Tensor;
  /** `[headDim, headDim]`: turns every pair (a, b) by a right angle, to (−b, a). */
  readonly quarterTurn: tf.Tensor2D;
};

/**
 * Angles of rotary position embedding: position / factor · θ^(−2i / headDim) for pair i.
 * Source: Su et al. 2021, RoFormer, section 3.2.2; the factor: Chen et al. 2023, Position Interpolation.
 */
function rotaryTable(seq: number, headDim: number, theta: number, factor: number): RotaryTable {
  const half = headDim / 2;
  const cos = new Float32Array(seq * headDim);
  const sin = new Float32Array(seq * headDim);
  const quarterTurn = new Float32Array(headDim * headDim);
  for (let i = 0; i < half; i++) {
    for (let position = 0; position < seq; position++) {
      const angle = (position / factor) * theta ** ((-2 * i) / headDim);
      const at = position * headDim + i;
      cos[at] = cos[at + half] = Math.cos(angle);
      sin[at] = sin[at + half] = Math.sin(angle);
    }
    quarterTurn[(i + half) * headDim + i] = -1;
    quarterTurn[i * headDim + i + half] = 1;
  }
  const shape = [1, seq, 1, headDim];
  return { cos: tf.tensor(cos, shape), sin: tf.tensor(sin, shape), quarterTurn: tf.tensor2d(quarterTurn, [headDim, headDim]) };
}

/**
 * Turns element i and element i + headDim/2 of every head by the angle of its position ("rotate half" pairing, as in
 * transformers and llama.cpp's NEOX).
 *   (a, b) → (a, b)·cos + (−b, a)·sin
 * The quarter turn is a product with a small matrix: every backend multiplies faster than it takes halves apart.
 *
 * @param x `[batch, seq, heads, headDim]`
 */
function rotate(x: tf.Tensor, { cos, sin, quarterTurn }: RotaryTable): tf.Tensor {
  const turned = tf.reshape(tf.matMul(tf.reshape(x, [-1, quarterTurn.shape[0]]), quarterTurn), x.shape);
  return tf.add(tf.mul(x, cos), tf.mul(turned, sin));
}

/**
 * Causal attention with grouped key/value heads.
 *   a = softmax(q·kᵀ / √headDim + mask) · v
 * Key/value head j serves query heads j·r … (j+1)·r − 1, r = heads / kvHeads. The r query heads of a group are laid
 * one under the other, so that keys and values need no copies.
 * Source: Vaswani et al. 2017, Eq. 1; grouping: Ainslie et al. 2023 (GQA).
 *
 * @param q `[batch, seq, heads, headDim]`
 * @param k `[batch, seq, kvHeads, headDim]`
 * @param v `[batch, seq, kvHeads, headDim]`
 * @param mask `[seq, seq]`, see {@link causalMask}
 * @param observe sees the probabilities `[batch, heads, seq, seq]`: rows look, columns are looked at
 * @returns `[batch, seq, heads · headDim]`
 */
function causalAttention(
  q: tf.Tensor,
  k: tf.Tensor,
  v: tf.Tensor,
  mask: tf.Tensor,
  observe?: (probabilities: tf.Tensor) => void,
): tf.Tensor {
  const [batch, seq, heads, headDim] = q.shape as [number, number, number, number];
  const kvHeads = k.shape[2] ?? heads;
  const group = heads / kvHeads;

  const queries = byHead(tf.reshape(q, [batch, seq, kvHeads, group, headDim]), [0, 2, 3, 1, 4], [batch, kvHeads, group * seq, headDim]);
  const keys = byHead(k, [0, 2, 1, 3], [batch, kvHeads, seq, headDim]);
  const values = byHead(v, [0, 2, 1, 3], [batch, kvHeads, seq, headDim]);

  const scores = tf.mul(tf.matMul(queries, keys, false, true), 1 / Math.sqrt(headDim)); // [batch, kvHeads, group·seq, seq]
  const masked = tf.add(tf.reshape(scores, [batch, heads, seq, seq]), mask);
  const probabilities = tf.softmax(masked); // [batch, heads, seq, seq]
  observe?.(probabilities);
  const weights = tf.reshape(probabilities, [batch, kvHeads, group * seq, seq]);
  const mixed = tf.matMul(weights, values); // [batch, kvHeads, group·seq, headDim]
  return tf.reshape(tf.transpose(tf.reshape(mixed, [batch, heads, seq, headDim]), [0, 2, 1, 3]), [batch, seq, heads * headDim]);
}

const byHead = (x: tf.Tensor, permutation: number[], shape: [number, number, number, number]): tf.Tensor4D =>
  tf.reshape(tf.transpose(x, permutation), shape);

/** `[seq, seq]`: 0 where a position may look (itself and before), −1e9 where it may not. */
function causalMask(seq: number): tf.Tensor {
  const mask = new Float32Array(seq * seq);
  for (let query = 0; query < seq; query++) mask.fill(-1e9, query * seq + query + 1, (query + 1) * seq);
  return tf.tensor(mask, [seq, seq]);
}

/** SiLU x·σ(x), or ReLU² max(x, 0)². */
function activate(x: tf.Tensor, { architecture }: PassContext): tf.Tensor {
  return architecture.activation === 'silu' ? tf.mul(x, tf.sigmoid(x)) : tf.square(tf.relu(x));
}
