/** What "one step of the plan is one step of the definition" means, and the set of options that it must hold for. */
import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { bySlot, optimiserIds } from '../../src/catalog/optimisers/optimisers';
import { randomStream } from '../../src/math/random';
import type { BitNetOptions } from '../../src/model/options';
import { build } from '../../src/model/bitnet';
import { recipe } from '../recipe';
import { optimise } from '../../src/training/definition/optimise';
import {
  definitionStep,
  flatten,
  latentsOf,
  nudged,
  optimiserOfCase,
  relativeDistance,
  type PlanCase,
  type StepNumbers,
} from './plan-cases';

/** Few shapes, many options: kernels depend on shapes and are compiled once for each. No size is a multiple of the next. */
const shapes: readonly BitNetOptions[] = [
  { recipe: 'b1.58', vocabSize: 7, hiddenSize: 12, numHeads: 2, numKvHeads: 1, numLayers: 2, seqLen: 5, feedForwardSize: 13 },
  { recipe: 'b1.58', vocabSize: 10, hiddenSize: 16, numHeads: 4, numKvHeads: 2, numLayers: 1, seqLen: 9, feedForwardSize: 20 },
  {
    recipe: 'b1.58',
    embedDim: 3,
    classes: 5,
    hiddenSize: 10,
    numHeads: 5,
    numLayers: 1,
    seqLen: 4,
    feedForwardSize: 7,
    activation: 'relu2',
  },
  { recipe: 'edifice', embedDim: 3, classes: 6, hiddenSize: 9, numHeads: 3, numKvHeads: 1, numLayers: 2, seqLen: 5, feedForwardSize: 11 },
  {
    recipe: 'edifice',
    embedDim: 8,
    classes: 2,
    hiddenSize: 8,
    numHeads: 1,
    numLayers: 1,
    seqLen: 18,
    feedForwardSize: 6,
    activation: 'relu2',
  },
  {
    recipe: 'edifice',
    embedDim: 5,
    classes: 5,
    outputs: 'numbers',
    hiddenSize: 12,
    numHeads: 2,
    numLayers: 1,
    seqLen: 4,
    feedForwardSize: 10,
  },
  { recipe: 'edifice', vocabSize: 11, hiddenSize: 16, numHeads: 2, numKvHeads: 2, numLayers: 1, seqLen: 6, feedForwardSize: 15 },
  {
    recipe: 'b1.58',
    vocabSize: 9,
    hiddenSize: 12,
    numHeads: 2,
    numKvHeads: 1,
    numLayers: 2,
    seqLen: 6,
    feedForwardSize: 11,
    activation: 'relu2',
    subNorms: false,
    ropeFactor: 4,
  },
];

const quantisers = (['ternary', 'binary', 'none'] as const).flatMap((quantize) =>
  ([8, 4, null] as const).map((activationBits) => ({ quantize, activationBits })),
);

/**
 * Every shape with every mode and every number of bits; the rest is drawn. Without sub-norms, four bits are no measure of
 * rounding: the loss of the definition itself moves by 2e-3 when its latents move by the last bit.
 */
const drawnCases: readonly PlanCase[] = shapes.flatMap((shape, s) =>
  quantisers.flatMap((quantiser, q): PlanCase[] => {
    if (shape.subNorms === false && quantiser.activationBits === 4) return [];
    const seed = 100 * s + q;
    const random = randomStream(seed, 'plan-test/options');
    const drawn = {
      weightScale: random.pick(['absmean', 'none'] as const),
      variant: random.pick(['bitnet', 'bitnet', 'edifice'] as const),
      dropout: random.pick([0, 0, 0.25]),
    };
    return [{ options: { ...shape, ...quantiser, ...drawn }, batchSize: s % 2 === 0 ? 3 : 4, lambda: random.pick([1, 1, 0.3, 0]), seed }];
  }),
);

/** What else may be done to activations. */
const otherRoundings = [
  { activationBits: 4, activationRule: 'absmean', rotation: true },
  { activationBits: 3, activationRule: 'absmax', rotation: true },
  { activationBits: 2, activationRule: 'absmean', rotation: false },
  { activationBits: 8, activationRule: 'absmean', rotation: false },
  { activationBits: null, activationRule: 'absmax', rotation: true },
] as const satisfies readonly BitNetOptions[];

/** Every other of them with each shape, so that all meet both recipes; without sub-norms as above. */
const roundedOtherwise: readonly PlanCase[] = shapes.flatMap((shape, s) =>
  otherRoundings.flatMap((rounding, r): PlanCase[] => {
    const coarse = rounding.activationBits !== null && rounding.activationBits < 8;
    if ((s + r) % 2 === 1 || (shape.subNorms === false && coarse)) return [];
    const seed = 1000 + 10 * s + r;
    const random = randomStream(seed, 'plan-test/options');
    const drawn = { quantize: random.pick(['ternary', 'binary', 'none'] as const), dropout: random.pick([0, 0, 0.25]) };
    return [{ options: { ...shape, ...rounding, ...drawn }, batchSize: 3, lambda: random.pick([1, 1, 0.3, 0]), seed }];
  }),
);
const larger: readonly PlanCase[] = [
  {
    options: { vocabSize: 16, hiddenSize: 32, numHeads: 2, numLayers: 1, seqLen: 16, feedForwardSize: 64, dropout: 0 },
    batchSize: 4,
    lambda: 1,
    seed: 1,
  },
  // More than 64 numbers in a head: loops that are not unrolled. More columns than a workgroup has threads.
  {
    options: { vocabSize: 70, hiddenSize: 72, numHeads: 1, numLayers: 1, seqLen: 6, feedForwardSize: 33, dropout: 0 },
    batchSize: 1,
    lambda: 1,
    seed: 2,
  },
  {
    options: { vocabSize: 5, hiddenSize: 34, numHeads: 1, numLayers: 1, seqLen: 40, feedForwardSize: 3, dropout: 0 },
    batchSize: 1,
    lambda: 1,
    seed: 3,
  },
  ...([0, 0.5, 1] as const).map((lambda): PlanCase => ({
    options: { vocabSize: 10, hiddenSize: 16, numHeads: 2, numLayers: 1, seqLen: 9, dropout: 0, quantize: 'binary' },
    batchSize: 4,
    lambda,
    seed: 4,
  })),
  ...([1, 2, 3, 4] as const).map((seed): PlanCase => ({
    options: { embedDim: 7, classes: 6, hiddenSize: 16, numHeads: 2, numLayers: 2, seqLen: 5, feedForwardSize: 18, dropout: 0.5 },
    batchSize: 2,
    lambda: 1,
    seed,
  })),
];

/** Recipes by what they do in the kernels: every granularity, grid, cut and estimator, on each of the shapes that takes them. */
const recipeWords = [
  'ternary-row',
  'ternary-g32',
  'binary-row',
  'bits2',
  'bits2-row-trust',
  'bits3-row',
  'bits4-g32',
  'ternary-cut75',
  'ternary-row-twn70',
  'ternary-clip100',
  'ternary-row-clip150',
  'ternary-row-sherry',
  'ternary-lsq',
  'ternary-row-seq',
  'bits2-row-seq',
  'bits2-lsq',
  'bits4-row-lsq',
] as const;
const recipes = shapes.slice(0, 7).flatMap((shape, s) =>
  recipeWords.flatMap((word, w): PlanCase[] => {
    const random = randomStream(100 * s + w, 'plan-test/recipes');
    // Blocks of four have to divide both widths.
    if (word.endsWith('sherry') && (shape.hiddenSize! % 4 !== 0 || shape.feedForwardSize! % 4 !== 0)) return [];
    const options = { ...shape, quantize: recipe(word), activationBits: random.pick([8, null] as const), dropout: 0 };
    return [{ options, batchSize: s % 2 === 0 ? 3 : 4, lambda: random.pick([1, 1, 0.3]), seed: 1000 + 100 * s + w }];
  }),
);

const otherOptimisers = optimiserIds
  .filter((id) => id !== 'adamw')
  .map((optimiser): PlanCase => ({
    options: { ...shapes[1]!, dropout: 0 },
    batchSize: 3,
    lambda: 1,
    seed: 5,
    optimiser,
    learningRate: 0.3,
  }));

/** Every case with its name. */
export const parityCases = [...drawnCases, ...roundedOtherwise, ...larger, ...recipes, ...otherOptimisers].map(
  (planCase) =>
    [
      JSON.stringify({ ...planCase.options, batch: planCase.batchSize, lambda: planCase.lambda, optimiser: planCase.optimiser }),
      planCase,
    ] as const,
);

/** Expects a step of a plan to be that of the definition; returns the distances of its gradients. */
export async function expectParity(planCase: PlanCase, found: StepNumbers, expected: StepNumbers): Promise<readonly number[]> {
  const distances: number[] = [];
  expect(Math.abs(found.lossNats - expected.lossNats)).toBeLessThanOrEqual(1e-5 * expected.lossNats);
  const longest = Math.max(...Object.values(expected.gradients).map((gradient) => Math.hypot(...gradient)));
  for (const [name, gradient] of Object.entries(expected.gradients)) {
    const length = Math.hypot(...gradient);
    // Relative to a hundredth of the longest gradient where this one is shorter: it is a difference of numbers of that
    // size (a bias of keys has no gradient at all, softmax does not see it), and carries their rounding.
    const distance = relativeDistance(found.gradients[name]!, gradient) * Math.min(1, length / (0.01 * longest));
    distances.push(distance);
    // Typically 4e-7.
    if (distance > 1e-5) expect(distance, name).toBeLessThanOrEqual(await ownMovement(planCase, name, gradient));
  }

  // AdamW magnifies the rounding of gradients near zero: it is compared on the plan's own gradient.
  const model = build(planCase.options);
  const start = tf.tensor1d(flatten(model, latentsOf(model, planCase.seed)));
  const zeros = tf.zerosLike(start);
  const settings = optimiserOfCase(planCase);
  const before = { latents: start, slots: bySlot(settings.id, () => zeros) };
  const { latents } = optimise(before, tf.tensor1d(flatten(model, found.gradients)), 1, settings);
  expect(relativeDistance(found.latents, await latents.data())).toBeLessThanOrEqual(1e-6);

  const flips = (numbers: Float32Array): number => numbers.reduce((sum, count) => sum + count, 0);
  if (planCase.options.quantize === 'none') expect(flips(found.flips)).toBe(0);
  else {
    expect(flips(found.flips)).toBeGreaterThan(0);
    // Exact but for weights whose gradient is rounding alone, and those that end on a threshold.
    expect(Math.abs(flips(found.flips) - flips(expected.flips))).toBeLessThanOrEqual(2);
  }
  return distances;
}

/**
 * How far a gradient of the definition itself moves when its latents move by the last bit: nobody who rounds to float32
 * can come nearer than that. The one case for it has bare binary weights: scores of attention in the hundreds, a softmax
 * that is nearly one-hot, and gradients of query and key that are small differences; they move by up to 2e-5.
 */
async function ownMovement(planCase: PlanCase, name: string, gradient: Float32Array): Promise<number> {
  const latents = latentsOf(build(planCase.options), planCase.seed);
  let furthest = 0;
  for (const seed of [1, 2, 3, 4, 5]) {
    const moved = await definitionStep(planCase, nudged(latents, seed));
    furthest = Math.max(furthest, relativeDistance(moved.gradients[name]!, gradient));
  }
  // Further, and an activation has rounded the other way: no measure of rounding.
  expect(furthest).toBeLessThan(1e-4);
  return furthest;
}

/** Expects a set of distances to be large enough, and typically those of rounding. */
export function expectRounding(distances: readonly number[]): void {
  expect(parityCases.length).toBeGreaterThanOrEqual(150);
  const sorted = distances.toSorted((a, b) => a - b);
  expect(sorted[sorted.length >> 1]).toBeLessThan(2e-6);
}
