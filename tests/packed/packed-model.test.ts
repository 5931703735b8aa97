/** The packed runtime against the definition in TensorFlow.js, and against PyTorch. */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { modeOf, type ModeId } from '../../src/catalog/modes/modes';
import { elementCount } from '../../src/experiment/architecture';
import type { PortableTensor } from '../../src/formats/format';
import { randomStream } from '../../src/math/random';
import { build, type BitNet } from '../../src/model/bitnet';
import type { BitNetOptions } from '../../src/model/options';
import { disposeWeights, effectiveParameters, packWeights, type WeightSet } from '../../src/model/weights';
import { tableKernel } from '../../src/packed/kernels/table-kernel';
import { packedModel } from '../../src/packed/packed-model';
import { activationModels } from '../model/activation-goldens';
import { toTensor } from '../model/reference';
import { buildOptions, languageModelRuns, modeOfTorch } from '../model/torch-goldens';
import { ourName } from '../model/torch-names';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const modes = ['ternary', 'binary', 'none'] as const;
/** Every granularity and level count; groups of 32 of wider models are in `scaled-product.test.ts`. */
const recipes = [
  'ternary-row',
  'ternary-g32',
  'ternary-twn70',
  'ternary-g32-sherry',
  'binary-row',
  'bits2-row',
  'bits2-g32',
  'bits3',
  'bits3-g32',
  'bits4-row',
  'bits4-g32',
  'ternary-lsq',
  'bits2-row-seq',
  'bits2-lsq',
  'bits3-row-lsq',
  'bits4-row-lsq',
] as readonly string[] as readonly ModeId[];

/** Every combination of what changes the arithmetic, each with an odd size somewhere. */
function optionsOfCase(index: number): BitNetOptions {
  const random = randomStream(index, 'options');
  const isRecipe = index >= 60;
  const recipe = index % 2 === 0 ? 'b1.58' : 'edifice';
  const headDim = isRecipe ? random.pick([4, 20]) : random.pick([2, 4, 6]);
  const [numHeads, numKvHeads] = random.pick([
    [1, 1],
    [2, 1],
    [2, 2],
    [4, 2],
    [3, 1],
  ] as const);
  const hiddenSize = headDim * numHeads;
  const quantize = (isRecipe ? recipes[index % recipes.length] : modes[Math.floor(index / 2) % 3]) ?? 'none';
  const drawn: BitNetOptions = {
    recipe,
    hiddenSize,
    numHeads,
    numKvHeads,
    numLayers: 1 + random.integer(3),
    feedForwardSize: isRecipe ? 4 + 4 * random.integer(17) : 1 + random.integer(37),
    seqLen: 2 + random.integer(11),
    quantize,
    activationBits: random.pick([8, 4, 3, 2, null]),
    activationRule: index % 4 < 2 ? 'absmax' : 'absmean',
    rotation: index % 5 < 2,
    weightScale: random.pick(['absmean', 'none'] as const),
    activation: random.pick(['silu', 'relu2'] as const),
    ropeTheta: random.pick([100, 10_000]),
    ropeFactor: index % 3 === 2 ? 2.5 : 1,
    subNorms: index % 8 !== 4,
    ...(random.integer(2) === 0
      ? { vocabSize: 2 + random.integer(29) }
      : { embedDim: random.pick([hiddenSize, 5]), ...(random.integer(2) === 0 ? {} : { classes: 1 + random.integer(9) }) }),
  };
  // A learnt scale cannot be left out.
  return modeOf(quantize).rounding?.learnt === undefined ? drawn : { ...drawn, weightScale: 'absmean' };
}

/** Latents of a trained model's size: BitLinear weights around 1/√in, gains around 1. */
function randomWeights(model: BitNet, seed: number): WeightSet {
  const random = randomStream(seed, 'weights');
  const views = Object.fromEntries(
    model.parameters.map(({ name, shape, role }) => {
      const spread = role === 'gain' || role === 'bias' ? 0.2 : 1 / Math.sqrt(shape.at(-1) ?? 1);
      return [
        name,
        tf.tensor(
          Float32Array.from({ length: elementCount(shape) }, () =>
            role === 'scale' ? 0.05 + 0.1 * random.uniform() : (role === 'gain' ? 1 : 0) + spread * random.normal(),
          ),
          [...shape],
        ),
      ];
    }),
  );
  return { views, quantised: model.quantise(views), flipCounts: {} };
}

interface Outputs {
  readonly expected: Float32Array;
  readonly found: Float32Array;
  /** The same positions read one by one. */
  readonly stepwise: Float32Array;
}

async function bothOutputs(options: BitNetOptions, seed: number): Promise<Outputs> {
  const model = build(options);
  const weights = randomWeights(model, seed);
  const random = randomStream(seed, 'input');
  const { seqLen, input } = model.architecture;
  const given =
    input.kind === 'tokens'
      ? Array.from({ length: seqLen }, () => random.integer(input.vocab))
      : Float32Array.from({ length: seqLen * input.embedDim }, random.normal);
  const expected = tf.tidy(() => {
    const batch =
      input.kind === 'tokens' ? tf.tensor2d([...given], [1, seqLen], 'int32') : tf.tensor3d([...given], [1, seqLen, input.embedDim]);
    return model.forward(batch, effectiveParameters(model, weights, 1));
  });
  const packed = packedModel(model.architecture, await packWeights(model, weights), tableKernel);
  const found = await packed.startReading().read(given, input.kind === 'tokens' ? 'every' : 'last');
  const reader = packed.startReading();
  const pieces: number[] = [];
  const size = input.kind === 'tokens' ? 1 : input.embedDim;
  for (let i = 0; i < seqLen; i++) {
    const piece = await reader.read(given.slice(i * size, (i + 1) * size));
    if (input.kind === 'frames') pieces.length = 0;
    pieces.push(...piece);
  }
  const values = Float32Array.from(await expected.data());
  expected.dispose();
  disposeWeights(weights);
  return { expected: values, found, stepwise: Float32Array.from(pieces) };
}

/** ‖found − expected‖ ÷ ‖expected‖ */
function relativeDifference(expected: Float32Array, found: Float32Array): number {
  expect(found).toHaveLength(expected.length);
  return Math.hypot(...found.map((value, i) => value - expected[i]!)) / Math.hypot(...expected);
}

const differences: number[] = [];

const largestDifference = (a: Float32Array, b: Float32Array): number =>
  a.reduce((largest, value, i) => Math.max(largest, Math.abs(value - (b[i] ?? Number.NaN))), a.length === b.length ? 0 : Infinity);

describe('the definition', () => {
  const cases = Array.from({ length: 93 }, (_, index) => [JSON.stringify(optionsOfCase(index)), index] as const);
  it.each(cases)('%s', async (_name, index) => {
    const { expected, found, stepwise } = await bothOutputs(optionsOfCase(index), index);
    // Sums in another order differ by some 1e-7. Where that moves an activation across a rounding threshold, another one of
    // its 255 (or 15) levels is chosen, and the outputs differ by up to a few hundredths, in any two right implementations.
    const difference = relativeDifference(expected, found);
    expect(difference).toBeLessThan(3e-2);
    differences.push(difference);
    // The cache changes nothing: every position comes from the same operations in the same order.
    expect(stepwise).toEqual(found);
  });
});

test('differences are those of rounding, in nearly all of them', () => {
  expect(differences).toHaveLength(93);
  expect(differences.filter((difference) => difference > 1e-5).length).toBeLessThanOrEqual(4);
});

describe('PyTorch, other activations', () => {
  it.each(activationModels())('%s', async (_name, { ids, params, logits }, model) => {
    const views = Object.fromEntries(Object.entries(params).map(([name, stored]) => [ourName(name), toTensor(stored)]));
    const tensors = await packWeights(model, { views, quantised: model.quantise(views), flipCounts: {} });
    const packed = packedModel(model.architecture, tensors, tableKernel);
    const [batch, length] = ids.shape as [number, number];
    const perSequence = logits.data.length / batch;
    for (let i = 0; i < batch; i++) {
      const found = await packed.startReading().read(ids.data.slice(i * length, (i + 1) * length - 1));
      expect(largestDifference(Float32Array.from(logits.data.slice(i * perSequence, (i + 1) * perSequence)), found)).toBeLessThan(1e-4);
    }
  });
});

describe('PyTorch', () => {
  it.each(languageModelRuns())('%s', async (_name, { config, ids, params }, { act, mode, logits }) => {
    const model = build({ ...buildOptions(config), activation: act, quantize: modeOfTorch[mode] });
    const views = Object.fromEntries(Object.entries(params).map(([name, stored]) => [ourName(name), toTensor(stored)]));
    const tensors: readonly PortableTensor[] = await packWeights(model, { views, quantised: model.quantise(views), flipCounts: {} });
    const packed = packedModel(model.architecture, tensors, tableKernel);
    const [batch, length] = ids.shape as [number, number];
    const perSequence = (length - 1) * config.vocab;
    for (let i = 0; i < batch; i++) {
      const found = await packed.startReading().read(ids.data.slice(i * length, (i + 1) * length - 1));
      expect(largestDifference(Float32Array.from(logits.data.slice(i * perSequence, (i + 1) * perSequence)), found)).toBeLessThan(1e-4);
    }
  });
});
