/** PyTorch's numbers for what enters a BitLinear, by rule, bits and rotation: the same checks on whichever backend the caller has made current. */
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import type { ActivationBits, ActivationRule } from '../../src/catalog/modes/activations';
import { build, type BitNet } from '../../src/model/bitnet';
import { bitLinear, quantiseActivations } from '../../src/model/quantise';
import { rotated } from '../../src/model/rotation';
import { tokenLoss } from '../../src/training/definition/loss';
import activationText from '../fixtures/recipes/activations.json?raw';
import linearText from '../fixtures/recipes/activations-linear.json?raw';
import modelText from '../fixtures/recipes/activations-models.json?raw';
import { expectClose, expectExactly, expectRelativelyClose, toTensor, type Stored } from './reference';
import { buildOptions, shifted } from './torch-goldens';
import { ourName } from './torch-names';

export interface ActivationCase {
  name: string;
  x: Stored;
  rotated: boolean;
  after_hadamard?: Stored;
  rules: { bits: ActivationBits; rule: ActivationRule; codes: Stored; multiplier: Stored; y: Stored }[];
}
interface TorchActivations {
  bits: ActivationBits | null;
  rule: ActivationRule;
  rotate: string[];
}
interface LinearCase {
  name: string;
  recipe: { acts: TorchActivations };
  rotate_this_input: boolean;
  x: Stored;
  w: Stored;
  cotangent: Stored;
  rounded_x: Stored;
  runs: { lambda: number; y: Stored; grad_x: Stored; grad_w: Stored }[];
}
export interface ActivationModel {
  name: string;
  recipe: { acts: TorchActivations };
  ids: Stored;
  params: Record<string, Stored>;
  logits: Stored;
  loss: number;
  grads: Record<string, Stored>;
}

export const activationCases = (): readonly ActivationCase[] => (JSON.parse(activationText) as { cases: ActivationCase[] }).cases;

/** Language models whose activations are rounded in other ways than to 8 bits by the largest. */
export function activationModels(): readonly (readonly [string, ActivationModel, BitNet])[] {
  const { config, recipes } = JSON.parse(modelText) as {
    config: Parameters<typeof buildOptions>[0];
    recipes: ActivationModel[];
  };
  return recipes.map((run) => {
    const { bits, rule, rotate } = run.recipe.acts;
    const rounding = { activationBits: bits, activationRule: rule, rotation: rotate.length > 0 };
    return [run.name, run, build({ ...buildOptions(config), activation: 'silu', quantize: 'ternary', ...rounding })] as const;
  });
}

export function describeActivationGoldens(): void {
  describe('activations by rule, bits and rotation', () => {
    it.each(activationCases().map((c) => [c.name, c] as const))('%s', async (_name, c) => {
      const x = c.rotated ? rotated(toTensor(c.x)) : toTensor(c.x);
      if (c.after_hadamard !== undefined) {
        await expectRelativelyClose(x, c.after_hadamard, 1e-6, 'after the rotation');
        await expectRelativelyClose(rotated(x), c.x, 1e-6, 'and back');
      }
      for (const { bits, rule, y, codes, multiplier } of c.rules) {
        const rounded = quantiseActivations(x, { bits, rule, lambda: 1 });
        await expectRelativelyClose(rounded, y, 1e-6, `${bits} bits, ${rule}`);
        if (codes.data.every((code) => code === 0)) continue;
        // Codes are what is left without the step, 1 ⁄ multiplier but for the 1e-5 in it: whole numbers, and the same ones.
        const back = tf.mul(rounded, tf.reshape(toTensor(multiplier), [-1, 1]));
        await expectExactly(tf.round(back), codes);
      }
    });
  });

  describe('BitLinear with other activations, output and gradients', () => {
    const { cases } = JSON.parse(linearText) as { cases: LinearCase[] };
    const runs = cases.flatMap((c) => c.runs.map((run) => [`${c.name}, λ ${run.lambda}`, c, run] as const));
    it.each(runs)('%s', async (_name, c, { lambda, y, grad_x, grad_w }) => {
      const { bits, rule } = c.recipe.acts;
      const rotation = c.rotate_this_input;
      const layer = (x: tf.Tensor, w: tf.Tensor): tf.Tensor =>
        bitLinear(x, w, { quantize: 'ternary', activationBits: bits, activationRule: rule, rotation, lambda });
      const [x, w, cotangent] = [toTensor(c.x), toTensor(c.w), toTensor(c.cotangent)];
      if (lambda === 1)
        await expectRelativelyClose(quantiseActivations(rotation ? rotated(x) : x, { bits, rule, lambda }), c.rounded_x, 1e-6, 'x̃');
      await expectRelativelyClose(layer(x, w), y, 1e-5, 'y');
      const [gradX, gradW] = tf.grads((a, b) => layer(a, b))([x, w], cotangent) as [tf.Tensor, tf.Tensor];
      await expectRelativelyClose(gradX, grad_x, 1e-5, 'grad x');
      await expectRelativelyClose(gradW, grad_w, 1e-5, 'grad w');
    });
  });

  describe('language model with other activations: logits, loss and every gradient', () => {
    it.each(activationModels())('%s', async (_name, run, model) => {
      const names = model.parameters.map((spec) => spec.name);
      const latents = Object.fromEntries(Object.entries(run.params).map(([name, stored]) => [ourName(name), toTensor(stored)]));
      const { inputs, targets } = shifted(run.ids);
      const forward = (weights: Record<string, tf.Tensor>): tf.Tensor =>
        model.forward(inputs, model.effective(weights, model.quantise(weights), 1));
      await expectClose(forward(latents), run.logits, 1e-4, 'logits');
      const { value, grads } = tf.valueAndGrads((...tensors) => {
        const weights = Object.fromEntries(names.map((name, i) => [name, tensors[i]!]));
        return tokenLoss(forward(weights), targets, tf.onesLike(targets));
      })(names.map((name) => latents[name]!));
      await expectClose(value, { shape: [], data: [run.loss] }, 1e-4, 'loss');
      expect(Object.keys(run.grads)).toHaveLength(names.length);
      for (const [name, expected] of Object.entries(run.grads))
        await expectRelativelyClose(grads[names.indexOf(ourName(name))]!, expected, 1e-3, name);
    });
  });
}
