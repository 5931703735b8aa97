import * as tf from '@tensorflow/tfjs-core';
import type { Architecture } from '../experiment/architecture';
import { modeOf } from '../catalog/modes/modes';
import { causalAttention } from './attention';
import { linear } from './bit-linear';
import { layerNorm, rmsNorm } from './norms';
import { quantiseActivations } from './quantise-activations';
import { rotate, type RotaryTable } from './rotary';

/** Named tensors; a BitLinear's entry holds its *effective* weight, see `quantise-weight.ts`. */
export type Parameters = Readonly<Record<string, tf.Tensor>>;

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
  /** Sees what passes, by name; see `ForwardOptions.observe`. */
  readonly observe: Observer;
}

export type Observer = (name: string, value: tf.Tensor) => void;

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
 * Edifice: LayerNorm → fused qkv → causal attention → output; LayerNorm → up → SiLU → down; biases everywhere.
 * Source: Edifice.Feedforward.BitNet (`bitnet.ex` v0.2.0), `build_bitnet_block`.
 */
function edificeBlock(x: tf.Tensor, parameters: Parameters, prefix: string, context: PassContext): tf.Tensor {
  const { hiddenSize, numHeads, numKvHeads, normEpsilon } = context.architecture;
  const [batch, seq] = x.shape as [number, number, number];
  const headDim = hiddenSize / numHeads;
  const project = projector(parameters, prefix, context);
  const norm = (value: tf.Tensor, name: string): tf.Tensor =>
    layerNorm(value, parameter(parameters, `${prefix}.${name}.gain`), parameter(parameters, `${prefix}.${name}.bias`), normEpsilon);

  const qkv = project(norm(x, 'attention_norm'), 'attention.qkv'); // [batch, seq, hidden + 2·kv]
  const [q, k, v] = tf.split(qkv, [hiddenSize, numKvHeads * headDim, numKvHeads * headDim], -1) as [tf.Tensor, tf.Tensor, tf.Tensor];
  const heads = (value: tf.Tensor): tf.Tensor => tf.reshape(value, [batch, seq, -1, headDim]);
  const mixed = causalAttention(heads(q), heads(k), heads(v), context.mask, observer(context, `${prefix}.attention.probabilities`)); // [batch, seq, hidden]
  const attended = tf.add(x, context.drop(project(mixed, 'attention.output')));

  const up = activate(project(norm(attended, 'feed_forward_norm'), 'feed_forward.up'), context); // [batch, seq, ff]
  return tf.add(attended, context.drop(project(context.drop(up), 'feed_forward.down')));
}

/**
 * BitNet b1.58: RMSNorm → q, k, v → RoPE → causal attention → sub-norm → output;
 * RMSNorm → act(gate)·up → sub-norm → down; no biases.
 * Source: Ma et al. 2024; layout of BitNet b1.58 2B4T (Ma et al. 2025, section 2).
 */
function b158Block(x: tf.Tensor, parameters: Parameters, prefix: string, context: PassContext): tf.Tensor {
  const { hiddenSize, numHeads, normEpsilon } = context.architecture;
  const [batch, seq] = x.shape as [number, number, number];
  const headDim = hiddenSize / numHeads;
  const project = projector(parameters, prefix, context);
  const round = rounder(prefix, context);
  const norm = (value: tf.Tensor, name: string): tf.Tensor => rmsNorm(value, parameter(parameters, `${prefix}.${name}.gain`), normEpsilon);
  const heads = (value: tf.Tensor): tf.Tensor => tf.reshape(value, [batch, seq, -1, headDim]);
  const turned = (value: tf.Tensor): tf.Tensor => (context.rotary === null ? value : rotate(value, context.rotary));

  // Rounded once, read by three (two) products.
  const attentionInput = round(norm(x, 'attention_norm'), 'attention.query', 'attention.key', 'attention.value');
  const q = turned(heads(product(attentionInput, 'attention.query')));
  const k = turned(heads(product(attentionInput, 'attention.key')));
  const v = heads(product(attentionInput, 'attention.value'));
  const mixed = causalAttention(q, k, v, context.mask, observer(context, `${prefix}.attention.probabilities`)); // [batch, seq, hidden]
  const attended = tf.add(x, context.drop(project(norm(mixed, 'attention_sub_norm'), 'attention.output')));

  const feedForwardInput = round(norm(attended, 'feed_forward_norm'), 'feed_forward.gate', 'feed_forward.up');
  const gate = activate(product(feedForwardInput, 'feed_forward.gate'), context); // [batch, seq, ff]
  const gated = tf.mul(gate, product(feedForwardInput, 'feed_forward.up'));
  return tf.add(attended, context.drop(project(norm(gated, 'feed_forward_sub_norm'), 'feed_forward.down')));

  function product(rounded: tf.Tensor, name: string): tf.Tensor {
    const y = linear(rounded, parameter(parameters, `${prefix}.${name}.weight`));
    context.observe(`${prefix}.${name}.output`, y);
    return y;
  }
}

/** BitLinear by name: rounds its input, multiplies by the effective weight, adds the bias where there is one. */
function projector(parameters: Parameters, prefix: string, context: PassContext): (x: tf.Tensor, name: string) => tf.Tensor {
  const round = rounder(prefix, context);
  return (x, name) => {
    const y = linear(round(x, name), parameter(parameters, `${prefix}.${name}.weight`), parameters[`${prefix}.${name}.bias`]);
    context.observe(`${prefix}.${name}.output`, y);
    return y;
  };
}

/** Rounds what enters the BitLinears that are named. */
function rounder(
  prefix: string,
  { architecture, lambda, observe }: PassContext,
): (x: tf.Tensor, ...readers: readonly string[]) => tf.Tensor {
  const bits = modeOf(architecture.mode).quantisesActivations ? architecture.activationBits : null;
  return (x, ...readers) => {
    for (const name of readers) observe(`${prefix}.${name}.input`, x);
    return quantiseActivations(x, { bits, lambda });
  };
}

const observer =
  ({ observe }: PassContext, name: string) =>
  (value: tf.Tensor): void =>
    observe(name, value);

/** SiLU x·σ(x), or ReLU² max(x, 0)². */
function activate(x: tf.Tensor, { architecture }: PassContext): tf.Tensor {
  return architecture.activation === 'silu' ? tf.mul(x, tf.sigmoid(x)) : tf.square(tf.relu(x));
}

/** The tensor of a name; a missing one is a bug of the caller, named. */
export function parameter(parameters: Parameters, name: string): tf.Tensor {
  const tensor = parameters[name];
  if (tensor === undefined) throw new Error(`The model has no parameter "${name}".`);
  return tensor;
}
