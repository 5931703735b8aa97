/** Numbers of the real Elixir module, on whichever backend is current. Its differences from BitNet are options of ours. */
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { build } from '../../src/model/bitnet';
import { layerNorm } from '../../src/model/block';
import { outputSize, recommendedDefaults } from '../../src/model/edifice-api';
import { bitLinear, quantiseWeight } from '../../src/model/quantise';
import bitLinearText from '../fixtures/edifice/bitlinear.json?raw';
import binaryText from '../fixtures/edifice/full_binary_e7_h16_heads2_l1.json?raw';
import oneLayerText from '../fixtures/edifice/full_ternary_e7_h16_heads2_l1.json?raw';
import dropoutText from '../fixtures/edifice/full_ternary_e7_h16_heads2_l2_dropout_inference.json?raw';
import fourHeadsText from '../fixtures/edifice/full_ternary_e7_h16_heads4_l2.json?raw';
import shorterText from '../fixtures/edifice/full_ternary_e7_h8_shorter_run.json?raw';
import lowVarianceText from '../fixtures/edifice/full_ternary_e8_h8_noproj_lowvar_axon081.json?raw';
import layerNormText from '../fixtures/edifice/layer_norm_axon081.json?raw';
import metaText from '../fixtures/edifice/meta.json?raw';
import { expectClose, expectExactly, expectRelativelyClose, toTensor, transposed, type Stored } from './reference';

interface BitLinearCase {
  name: string;
  quantize: 'ternary' | 'binary';
  weight: Stored;
  bias: Stored;
  weight_quantized: Stored;
  input: Stored;
  output: Stored;
  cotangent: Stored;
  grads: { input: Stored; bias: Stored };
  reference_ste_NOT_UPSTREAM: { weight_grad: Stored };
}
interface FullModel {
  config: {
    embed_dim: number;
    hidden_size: number;
    num_heads: number;
    num_layers: number;
    seq_len: number;
    dropout: number;
    quantize: 'ternary' | 'binary';
  };
  param_count: number;
  params: Record<string, Stored>;
  input: Stored;
  output: Stored;
  cotangent?: Stored;
  grads?: { input: Stored; params: Record<string, Stored>; exactly_zero: string[] };
  reference_ste_NOT_UPSTREAM?: { weight_grads: Record<string, Stored> };
}

/** What Edifice's code does, as opposed to what its documentation says. */
const asEdifice = { activationBits: null, weightScale: 'none', variant: 'edifice' } as const;

export function describeEdificeGoldens(): void {
  describe('bitlinear', () => {
    const { cases } = JSON.parse(bitLinearText) as { cases: BitLinearCase[] };
    it.each(cases.map((c) => [c.name, c] as const))('%s', async (_name, c) => {
      const [x, w, bias] = [toTensor(c.input), transposed(c.weight), toTensor(c.bias)];
      await expectExactly(tf.transpose(quantiseWeight(w, c.quantize, 'edifice').codes), c.weight_quantized);
      const layer = (a: tf.Tensor, b: tf.Tensor, d: tf.Tensor): tf.Tensor =>
        bitLinear(a, b, { quantize: c.quantize, ...asEdifice, bias: d });
      // Large inputs give outputs of 1e4: five decimals of those are beyond float32, so relative to the largest.
      await expectClose(layer(x, w, bias), c.output, 1e-5 * Math.max(1, ...c.output.data.map(Math.abs)), 'output');
      const [gradX, gradW, gradBias] = tf.grads((a, b, d) => layer(a, b, d))([x, w, bias], toTensor(c.cotangent)) as [
        tf.Tensor,
        tf.Tensor,
        tf.Tensor,
      ];
      await expectRelativelyClose(gradX, c.grads.input, 1e-4, 'grad input');
      await expectRelativelyClose(gradBias, c.grads.bias, 1e-4, 'grad bias');
      await expectRelativelyClose(tf.transpose(gradW), c.reference_ste_NOT_UPSTREAM.weight_grad, 1e-4, 'grad weight');
    });
  });

  it('layer norm', async () => {
    const file = JSON.parse(layerNormText) as {
      params: Record<string, Stored>;
      input: Stored;
      output: Stored;
      cotangent: Stored;
      grads: { input: Stored; gamma: Stored; beta: Stored };
    };
    const inputs = [toTensor(file.input), toTensor(file.params['ln/gamma']!), toTensor(file.params['ln/beta']!)];
    const norm = (x?: tf.Tensor, gain?: tf.Tensor, bias?: tf.Tensor): tf.Tensor => layerNorm(x!, gain!, bias!, 1e-5);
    await expectClose(norm(...inputs), file.output, 1e-5);
    const [x, gain, bias] = tf.grads(norm)(inputs, toTensor(file.cotangent)) as [tf.Tensor, tf.Tensor, tf.Tensor];
    await expectRelativelyClose(x, file.grads.input, 1e-4, 'grad input');
    await expectRelativelyClose(gain, file.grads.gamma, 1e-4, 'grad gain');
    await expectRelativelyClose(bias, file.grads.beta, 1e-4, 'grad bias');
  });

  describe('whole model: output and every gradient', () => {
    const files = {
      oneLayer: oneLayerText,
      fourHeads: fourHeadsText,
      binary: binaryText,
      dropoutAtInference: dropoutText,
      shorterInput: shorterText,
      lowVariance: lowVarianceText,
    };
    it.each(Object.entries(files))('%s', async (_name, text) => {
      const file = JSON.parse(text) as FullModel;
      const { config } = file;
      const model = build({
        recipe: 'edifice',
        embedDim: config.embed_dim,
        hiddenSize: config.hidden_size,
        numHeads: config.num_heads,
        numLayers: config.num_layers,
        seqLen: config.seq_len,
        dropout: config.dropout,
        quantize: config.quantize,
        ...asEdifice,
      });
      expect(model.parameterCount).toBe(file.param_count);
      const latents = Object.fromEntries(
        Object.entries(file.params).map(([name, stored]) => [ourName(name), isMatrix(stored) ? transposed(stored) : toTensor(stored)]),
      );
      const names = Object.keys(latents);
      expect(names.toSorted()).toEqual(model.parameters.map((spec) => spec.name).toSorted());
      const input = toTensor(file.input);
      const forward = (x: tf.Tensor, weights: Record<string, tf.Tensor>): tf.Tensor =>
        model.forward(x, model.effective(weights, model.quantise(weights), 1));
      await expectClose(forward(input, latents), file.output, 1e-5, 'output');

      if (file.grads === undefined || file.cotangent === undefined) return;
      const gradients = tf.grads((x, ...tensors) => forward(x, Object.fromEntries(names.map((name, i) => [name, tensors[i]!]))))(
        [input, ...names.map((name) => latents[name]!)],
        toTensor(file.cotangent),
      );
      await expectRelativelyClose(gradients[0]!, file.grads.input, 1e-4, 'grad input');
      const expected = { ...file.grads.params, ...file.reference_ste_NOT_UPSTREAM?.weight_grads };
      // Without an estimator upstream's weight gradients are exactly zero: nothing to compare with in that file.
      const absent = file.reference_ste_NOT_UPSTREAM === undefined ? file.grads.exactly_zero.length : 0;
      expect(Object.keys(expected)).toHaveLength(names.length - absent);
      for (const [name, stored] of Object.entries(expected)) {
        const gradient = gradients[1 + names.indexOf(ourName(name))]!;
        await expectRelativelyClose(isMatrix(stored) ? tf.transpose(gradient) : gradient, stored, 1e-4, name);
      }
    });
  });

  it('defaults and output size are those of the module', () => {
    const meta = JSON.parse(metaText) as {
      recommended_defaults: Record<string, unknown>;
      output_size_default: number;
      output_size_12: number;
    };
    const ours = Object.fromEntries(
      Object.entries(recommendedDefaults()).map(([name, value]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]),
    );
    expect(ours).toEqual(meta.recommended_defaults);
    expect(outputSize()).toBe(meta.output_size_default);
    expect(outputSize({ hiddenSize: 12 })).toBe(meta.output_size_12);
  });
}

const isMatrix = (stored: Stored): boolean => stored.shape.length === 2;

/** `bitnet_block_1_attn_qkv/bitnet_block_1_attn_qkv_weight` → `blocks.0.attention.qkv.weight`. */
function ourName(edificeName: string): string {
  const [layer = '', parameter = ''] = edificeName.split('/');
  const kind = parameter.endsWith('weight') || parameter === 'kernel' ? 'weight' : parameter === 'gamma' ? 'gain' : 'bias';
  if (!layer.startsWith('bitnet_block_')) return `${layer}.${kind}`;
  const [, index = '', part = ''] = /^bitnet_block_(\d+)_(.+)$/.exec(layer) ?? [];
  const parts: Readonly<Record<string, string>> = {
    attn_norm: 'attention_norm',
    attn_qkv: 'attention.qkv',
    attn_out: 'attention.output',
    ffn_norm: 'feed_forward_norm',
    ffn_up: 'feed_forward.up',
    ffn_down: 'feed_forward.down',
  };
  return `blocks.${Number(index) - 1}.${parts[part]}.${kind}`;
}
