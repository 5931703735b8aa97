/** PyTorch's numbers: the same checks on whichever backend the caller has made current. */
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { optimiserStep, type OptimiserStep } from '../../src/catalog/optimisers/optimisers';
import { build } from '../../src/model/bitnet';
import { layerNorm, rmsNorm } from '../../src/model/block';
import { bitLinear, effectiveWeight, quantiseActivations, quantiseWeight } from '../../src/model/quantise';
import type { PlanBatch } from '../../src/plan/step-input';
import { tokenLoss } from '../../src/training/definition/loss';
import { createState, disposeState, trainingStep } from '../../src/training/definition/state';
import activationText from '../fixtures/torch/activation_quant.json?raw';
import adamwText from '../fixtures/torch/adamw.json?raw';
import bitLinearText from '../fixtures/torch/bitlinear.json?raw';
import kv2Text from '../fixtures/torch/lm_kv2.json?raw';
import kv4Text from '../fixtures/torch/lm_kv4.json?raw';
import weightText from '../fixtures/torch/weight_quant.json?raw';
import { expectClose, expectExactly, expectRelativelyClose, toTensor, type Stored } from './reference';
import { ourName } from './torch-names';

interface WeightCase {
  name: string;
  w: Stored;
  ternary: { q: Stored; u: Stored; dequant_scale: number };
  binary_paper_sign: { q: Stored; u: Stored };
}
interface ActivationCase {
  name: string;
  x: Stored;
  y: Stored;
}
interface BitLinearCase {
  name: string;
  norm: 'none' | 'rmsnorm' | 'layernorm';
  norm_eps: number;
  mode: 'ternary' | 'binary';
  x: Stored;
  w: Stored;
  cotangent: Stored;
  y: Stored;
  grad_x: Stored;
  grad_w: Stored;
}
interface Config {
  vocab: number;
  hidden: number;
  layers: number;
  heads: number;
  kv_heads: number;
  ffn: number;
  seq: number;
  eps: number;
  rope_theta: number;
  act: 'silu' | 'relu2';
}
export interface LanguageModel {
  config: Config;
  ids: Stored;
  params: Record<string, Stored>;
  runs: { act: 'silu' | 'relu2'; mode: 'fp32' | 'ternary' | 'binary'; logits: Stored; loss: number; grads: Record<string, Stored> }[];
}
export interface AdamwRun {
  config: Config;
  ids: Stored;
  lr: number;
  weight_decay: number;
  betas: [number, number];
  eps: number;
  steps: number;
  params_start: Record<string, Stored>;
  params_end: Record<string, Stored>;
  losses: number[];
}

export const modeOfTorch = { fp32: 'none', ternary: 'ternary', binary: 'binary' } as const;

export function describeTorchGoldens(): void {
  describe('weight quantisers', () => {
    const { cases } = JSON.parse(weightText) as { cases: WeightCase[] };
    it.each(cases.map((c) => [c.name, c] as const))('%s', async (_name, { w, ternary, binary_paper_sign }) => {
      for (const [mode, expected] of [
        ['ternary', ternary],
        ['binary', binary_paper_sign],
      ] as const) {
        const latent = toTensor(w);
        const quantised = quantiseWeight(latent, mode);
        await expectExactly(quantised.codes, expected.q);
        const effective = effectiveWeight(latent, quantised, { mode, weightScale: 'absmean', lambda: 1 });
        await expectRelativelyClose(effective, expected.u, 1e-6, mode);
      }
    });
  });

  describe('activation quantiser', () => {
    const { cases } = JSON.parse(activationText) as { cases: ActivationCase[] };
    it.each(cases.map((c) => [c.name, c] as const))('%s', async (_name, { x, y }) => {
      await expectRelativelyClose(quantiseActivations(toTensor(x), { bits: 8, lambda: 1 }), y, 1e-6);
    });
  });

  describe('BitLinear, output and gradients', () => {
    const { cases } = JSON.parse(bitLinearText) as { cases: BitLinearCase[] };
    it.each(cases.map((c) => [c.name, c] as const))('%s', async (_name, c) => {
      const layer = (x: tf.Tensor, w: tf.Tensor): tf.Tensor => {
        const normed = c.norm === 'none' ? x : c.norm === 'rmsnorm' ? rmsNorm(x, null, c.norm_eps) : layerNorm(x, null, null, c.norm_eps);
        return bitLinear(normed, w, { quantize: c.mode });
      };
      const [x, w, cotangent] = [toTensor(c.x), toTensor(c.w), toTensor(c.cotangent)];
      await expectClose(layer(x, w), c.y, 1e-4, 'y');
      const [gradX, gradW] = tf.grads((a, b) => layer(a, b))([x, w], cotangent) as [tf.Tensor, tf.Tensor];
      await expectRelativelyClose(gradX, c.grad_x, 1e-3, 'grad x');
      await expectRelativelyClose(gradW, c.grad_w, 1e-3, 'grad w');
    });
  });

  describe('language model: logits, loss and every gradient', () => {
    it.each(languageModelRuns())('%s', async (_name, file, run) => {
      const model = build({ ...buildOptions(file.config), activation: run.act, quantize: modeOfTorch[run.mode] });
      const names = model.parameters.map((spec) => spec.name);
      expect(names.toSorted()).toEqual(Object.keys(file.params).map(ourName).toSorted());
      const latents = Object.fromEntries(Object.entries(file.params).map(([name, stored]) => [ourName(name), toTensor(stored)]));
      const { inputs, targets } = shifted(file.ids);
      const scored = tf.onesLike(targets);
      const forward = (weights: Record<string, tf.Tensor>): tf.Tensor =>
        model.forward(inputs, model.effective(weights, model.quantise(weights), 1));

      await expectClose(forward(latents), run.logits, 1e-4, 'logits');
      const { value, grads } = tf.valueAndGrads((...tensors) => {
        const weights = Object.fromEntries(names.map((name, i) => [name, tensors[i]!]));
        return tokenLoss(forward(weights), targets, scored);
      })(names.map((name) => latents[name]!));
      await expectClose(value, { shape: [], data: [run.loss] }, 1e-4, 'loss');
      for (const [name, expected] of Object.entries(run.grads)) {
        await expectRelativelyClose(grads[names.indexOf(ourName(name))]!, expected, 1e-3, name);
      }
    });
  });

  it('three AdamW steps end where PyTorch ends', async () => {
    const run = adamwRun();
    const model = build({ ...buildOptions(run.config), activation: run.config.act, quantize: 'ternary' });
    const start = Object.fromEntries(
      Object.entries(run.params_start).map(([name, stored]) => [ourName(name), Float32Array.from(stored.data)]),
    );
    const { inputs, targets } = shifted(run.ids);
    const batch = { kind: 'tokens', inputs, targets, scored: tf.onesLike(targets) } as const;
    const optimiser = adamwSettings(run);

    let state = createState(model, start);
    for (let step = 0; step < run.steps; step++) {
      const result = trainingStep(model, state, batch, { lambda: 1, optimiser });
      await expectClose(result.loss, { shape: [], data: [run.losses[step]!] }, 1e-4, `loss ${step}`);
      disposeState(state);
      state = result.state;
    }
    for (const [name, expected] of Object.entries(run.params_end)) await expectClose(state.views[ourName(name)]!, expected, 1e-4, name);
  });
}

/** Every run of the two language models, with its name. */
export function languageModelRuns(): readonly (readonly [string, LanguageModel, LanguageModel['runs'][number]])[] {
  const files = [
    ['4 kv heads', kv4Text],
    ['2 kv heads', kv2Text],
  ] as const;
  return files.flatMap(([name, text]) => {
    const file = JSON.parse(text) as LanguageModel;
    return file.runs.map((run) => [`${name}, ${run.act}, ${run.mode}`, file, run] as const);
  });
}

/** Three steps of a language model. */
export const adamwRun = (): AdamwRun => JSON.parse(adamwText) as AdamwRun;

/** Its settings, in our names. */
export const adamwSettings = (run: AdamwRun): OptimiserStep =>
  optimiserStep('adamw', run.lr, {
    constants: { beta1: run.betas[0], beta2: run.betas[1], epsilon: run.eps },
    weightDecay: run.weight_decay,
    clipNorm: null,
  });

export function buildOptions(config: Config): Parameters<typeof build>[0] {
  return {
    recipe: 'b1.58',
    vocabSize: config.vocab,
    hiddenSize: config.hidden,
    numLayers: config.layers,
    numHeads: config.heads,
    numKvHeads: config.kv_heads,
    feedForwardSize: config.ffn,
    seqLen: config.seq,
    normEpsilon: config.eps,
    ropeTheta: config.rope_theta,
    dropout: 0,
  };
}

/** Inputs are all ids but the last, targets all but the first. */
export function shifted(ids: Stored): { inputs: tf.Tensor; targets: tf.Tensor } {
  const all = tf.tensor(ids.data, ids.shape as [number, number], 'int32');
  const [batch, length] = ids.shape as [number, number];
  return { inputs: tf.slice(all, [0, 0], [batch, length - 1]), targets: tf.slice(all, [0, 1], [batch, length - 1]) };
}

/** The same as a plan takes it. */
export function planBatchOf({ shape, data }: Stored): PlanBatch {
  const [rows = 0, length = 0] = shape;
  const ids = (first: number): Int32Array =>
    Int32Array.from({ length: rows * (length - 1) }, (_, i) => data[Math.floor(i / (length - 1)) * length + (i % (length - 1)) + first]!);
  return { kind: 'tokens', inputs: ids(0), targets: ids(1), scored: new Float32Array(rows * (length - 1)).fill(1) };
}
