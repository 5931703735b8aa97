import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { modeIds } from '../../src/catalog/modes/modes';
import { elementCount } from '../../src/experiment/architecture';
import { build } from '../../src/model/bitnet';
import { buildBitNetBlock, outputSize, recommendedDefaults } from '../../src/model/edifice-api';
import { OptionError, type BitNetOptions } from '../../src/model/options';
import { bitLinear } from '../../src/model/quantise';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const weightsOf = (
  model: { parameters: ReturnType<typeof build>['parameters'] },
  start: Record<string, Float32Array>,
): Record<string, tf.Tensor> => Object.fromEntries(model.parameters.map(({ name, shape }) => [name, tf.tensor(start[name]!, [...shape])]));

function run(options: BitNetOptions, input: tf.Tensor): tf.Tensor {
  const model = build(options);
  const latents = weightsOf(model, model.initialise(1));
  return model.forward(input, model.effective(latents, model.quantise(latents), 1));
}

describe('build', () => {
  it('builds what Edifice documents: 3,233,280 weights for its example', () => {
    expect(build({ embedDim: 287, ...recommendedDefaults() }).parameterCount).toBe(3_233_280);
  });

  it.each(modeIds)('%s: frames give the hidden vector of the last timestep, tokens give logits everywhere', (quantize) => {
    const small = { hiddenSize: 12, numHeads: 3, numLayers: 2, dropout: 0, quantize };
    expect(run({ ...small, embedDim: 5 }, tf.ones([2, 6, 5])).shape).toEqual([2, outputSize(small)]);
    expect(run({ ...small, embedDim: 5, classes: 4 }, tf.ones([2, 6, 5])).shape).toEqual([2, 4]);
    expect(run({ ...small, embedDim: 5, recipe: 'b1.58' }, tf.ones([2, 6, 5])).shape).toEqual([2, 12]);
    expect(run({ ...small, vocabSize: 7 }, tf.ones([2, 6], 'int32')).shape).toEqual([2, 6, 7]);
    expect(run({ ...small, vocabSize: 7, recipe: 'edifice', numKvHeads: 1 }, tf.ones([2, 6], 'int32')).shape).toEqual([2, 6, 7]);
  });

  it.each(['edifice', 'b1.58'] as const)('%s: looks at no position after its own', async (recipe) => {
    const options = { recipe, hiddenSize: 8, numHeads: 2, numLayers: 2, vocabSize: 9, dropout: 0 } as const;
    const short = run(options, tf.tensor2d([[1, 2, 3]], [1, 3], 'int32'));
    const long = run(options, tf.tensor2d([[1, 2, 3, 8, 7]], [1, 5], 'int32'));
    const [a, b] = await Promise.all([short.data(), tf.slice(long, [0, 0, 0], [1, 3, 9]).data()]);
    a.forEach((value, i) => expect(value).toBeCloseTo(b[i]!, 5));
  });

  it('starts every mode from the same latent weights', () => {
    const starts = modeIds.map((quantize) => build({ vocabSize: 5, hiddenSize: 8, numHeads: 2, quantize }).initialise(3));
    expect(starts[1]).toEqual(starts[0]);
    expect(starts[2]).toEqual(starts[0]);
    expect(build({ vocabSize: 5, hiddenSize: 8, numHeads: 2 }).initialise(4)).not.toEqual(starts[0]);
  });

  const refusals: [BitNetOptions | Record<string, unknown>, string, RegExp][] = [
    [{}, 'embedDim', /whole number of at least 1/],
    [{ embedDim: 4, hiddenSize: 10, numHeads: 4 }, 'numHeads', /divisor of hiddenSize 10/],
    [{ embedDim: 4, quantize: 'quaternary' }, 'quantize', /"ternary", "binary", "none"/],
    [{ embedDim: 4, quantize: 1 }, 'quantize', /ternary/],
    [{ embedDim: 4, numLayers: 0 }, 'numLayers', /at least 1/],
    [{ embedDim: 4, dropout: 1 }, 'dropout', /below 1/],
    [{ embedDim: 4, dropout: -0.1 }, 'dropout', /from 0/],
    [{ embedDim: 4, activationBits: 7 }, 'activationBits', /8, 4, 3, 2, null/],
    [{ embedDim: 4, weightScale: 'max' }, 'weightScale', /absmean/],
    [{ embedDim: 4, recipe: 'gpt' }, 'recipe', /edifice/],
    [{ embedDim: 4, hiddenSze: 8 }, 'hiddenSze', /known options/],
    [{ vocabSize: 4, embedDim: 4 }, 'embedDim', /vocabSize/],
    [{ vocabSize: 4, hiddenSize: 9, numHeads: 3 }, 'numHeads', /even/],
    [{ vocabSize: 4, hiddenSize: 16, numHeads: 4, numKvHeads: 3 }, 'numKvHeads', /divisor of numHeads 4/],
    [{ embedDim: 4, windowSize: 0 }, 'windowSize', /at least 1/],
    [{ embedDim: 4, seqLen: 2.5 }, 'seqLen', /whole number/],
  ];
  it.each(refusals)('refuses %j by name', (options, option, allowed) => {
    const attempt = (): unknown => build(options);
    expect(attempt).toThrow(OptionError);
    expect(attempt).toThrow(allowed);
    expect(attempt).toThrow(new RegExp(`^${option} `));
  });
});

describe('buildBitNetBlock', () => {
  it.each(['edifice', 'b1.58'] as const)('%s: keeps the shape and is one block of the model', async (recipe) => {
    const options = { recipe, hiddenSize: 8, numHeads: 2, dropout: 0 } as const;
    const block = buildBitNetBlock(options);
    const model = build({ ...options, embedDim: 8, numLayers: 1 });
    expect(block.parameters).toEqual(model.parameters.filter(({ name }) => name.startsWith('blocks.0.')));
    const latents = weightsOf(model, model.initialise(2));
    const x = tf.randomNormal([2, 5, 8], 0, 1, 'float32', 3);
    const y = block.forward(x, latents);
    expect(y.shape).toEqual(x.shape);
    // The stream goes through: the block adds to it.
    expect((await tf.max(tf.abs(tf.sub(y, x))).data())[0]).toBeGreaterThan(0.01);
  });
});

describe('bitLinear', () => {
  it('rounds weights and activations, and lets gradients straight through both', async () => {
    const x = tf.tensor2d([[0.3, -1, 0.126]]);
    const w = tf.tensor2d([
      [0.9, -0.8, 0.01],
      [0.1, 0.02, -1.2],
    ]);
    // γ = 0.505; codes (1, −1, 0), (0, 0, −1); x in steps of 1/127: 0.3 → 38/127, −1, 0.126 → 16/127.
    const gamma = (0.9 + 0.8 + 0.01 + 0.1 + 0.02 + 1.2) / 6;
    const [a, b, c] = [38 / 127, -1, 16 / 127];
    const y = await bitLinear(x, w).data();
    expect(y[0]).toBeCloseTo(gamma * (a - b), 6);
    expect(y[1]).toBeCloseTo(-gamma * c, 6);
    const [gradX, gradW] = tf.grads((p, q) => tf.sum(bitLinear(p, q)))([x, w]);
    expect(Array.from(await gradX!.data(), (value) => value / gamma)).toEqual([1, -1, -1].map((value) => expect.closeTo(value, 5)));
    expect(Array.from(await gradW!.data())).toEqual([a, b, c, a, b, c].map((value) => expect.closeTo(value, 6)));
  });

  it('goes from the latent to the quantised weight with λ, for weights and activations', async () => {
    const x = tf.tensor2d([[0.31, -1.02]]);
    const w = tf.tensor2d([[0.9, -0.2]]);
    const at = async (lambda: number): Promise<number> => (await bitLinear(x, w, { lambda }).data())[0]!;
    expect(await at(0)).toBeCloseTo(0.31 * 0.9 + 1.02 * 0.2, 6);
    expect(await at(1)).not.toBeCloseTo(await at(0), 3);
    // Both factors move linearly, so halfway the product is that of the half-rounded factors.
    const gamma = 0.55;
    const halfX = [0.31, -1.02].map((value) => (value + (Math.round((value * 127) / 1.02) * 1.02) / 127) / 2);
    const halfW = [(0.9 + gamma) / 2, (-0.2 + 0) / 2];
    expect(await at(0.5)).toBeCloseTo(halfX[0]! * halfW[0]! + halfX[1]! * halfW[1]!, 5);
  });

  it.each([8, 4, 3, 2, null] as const)('%s-bit activations take as many values as they may', async (activationBits) => {
    const x = tf.linspace(-1, 1, 1001);
    const w = tf.tensor2d([[1]]);
    const y = await bitLinear(tf.reshape(x, [1001, 1]), w, { quantize: 'ternary', activationBits }).data();
    // Rows of one element are their own maximum: nothing to round away.
    expect(y[0]).toBeCloseTo(-1, 5);
    const row = await bitLinear(tf.reshape(x, [1, 1001]), tf.eye(1001), { quantize: 'none', activationBits }).data();
    expect(new Set(row).size).toBe(1001);
    const codes = await bitLinear(tf.reshape(x, [1, 1001]), tf.mul(tf.eye(1001), 1001), { activationBits, weightScale: 'none' }).data();
    expect(new Set(Array.from(codes, (value) => Math.fround(value))).size).toBe(activationBits === null ? 1001 : 2 ** activationBits - 1);
  });
});

it('parameter shapes add up to the count', () => {
  const model = build({ vocabSize: 11, hiddenSize: 12, numHeads: 2, numKvHeads: 1, numLayers: 3, feedForwardSize: 7 });
  expect(model.parameters.reduce((sum, { shape }) => sum + elementCount(shape), 0)).toBe(model.parameterCount);
  expect(Object.values(model.initialise(1)).reduce((sum, values) => sum + values.length, 0)).toBe(model.parameterCount);
});
