import * as tf from '@tensorflow/tfjs-core';
import { elementCount } from '../../experiment/architecture';
import { randomStream } from '../../math/random';
import { build } from '../../model/bitnet';
import { tokenLoss, labelLoss } from '../../training/loss';
import stored from './self-test-numbers.json';

/** What a right backend gets: the loss and, per parameter, two numbers that pin its gradient down. */
export interface SelfTestNumbers {
  readonly lossNats: number;
  /** By parameter: Euclidean length of the gradient, and its product with a fixed pseudo-random direction. */
  readonly gradients: Readonly<Record<string, readonly [length: number, projection: number]>>;
}

const recipes = ['b1.58', 'edifice'] as const;
type Recipe = (typeof recipes)[number];

/** Relative to the gradient's length. Backends differ by 1e-6; a wrong gradient by its whole length. */
const tolerance = 1e-3;

/**
 * One training step of two tiny ternary models on the current backend against stored numbers. Starting a backend proves
 * nothing: some have no kernel for the embedding's gradient, and some phones return zeros.
 * The numbers are those of the cpu backend, which agrees with PyTorch and Edifice in this project's tests.
 * Throws an Error that says what differs.
 */
export async function checkGradients(): Promise<void> {
  for (const recipe of recipes) {
    const expected: SelfTestNumbers = numbersOf(recipe);
    const found = await selfTestNumbers(recipe);
    if (!(Math.abs(found.lossNats - expected.lossNats) < tolerance)) {
      throw new Error(`Self-test: the loss of the ${recipe} model is ${found.lossNats.toFixed(5)}, should be ${expected.lossNats.toFixed(5)}.`);
    }
    for (const [name, [length, projection]] of Object.entries(expected.gradients)) {
      const [foundLength, foundProjection] = found.gradients[name] ?? [Number.NaN, Number.NaN];
      const allowed = tolerance * Math.max(length, 1e-3);
      // Written so that NaN fails.
      if (Math.abs(foundLength - length) < allowed && Math.abs(foundProjection - projection) < allowed) continue;
      throw new Error(`Self-test: the gradient of ${name} (${recipe}) has length ${foundLength.toPrecision(4)}, should be ${length.toPrecision(4)}.`);
    }
  }
}

/** JSON has arrays of numbers where the type has pairs. */
function numbersOf(recipe: Recipe): SelfTestNumbers {
  const { lossNats, gradients } = stored[recipe];
  return { lossNats, gradients: Object.fromEntries(Object.entries(gradients).map(([name, [length = 0, projection = 0]]) => [name, [length, projection]])) };
}

/** The numbers of the current backend. */
export async function selfTestNumbers(recipe: Recipe): Promise<SelfTestNumbers> {
  const seq = 6;
  const batch = 2;
  const common = { recipe, hiddenSize: 16, numHeads: 2, numLayers: 1, seqLen: seq, dropout: 0 } as const;
  const model = recipe === 'b1.58' ? build({ ...common, vocabSize: 7, numKvHeads: 1, feedForwardSize: 20 }) : build({ ...common, embedDim: 3, classes: 4 });
  const random = randomStream(11, 'self-test');
  const integers = (count: number, below: number): Int32Array => Int32Array.from({ length: count }, () => random.integer(below));

  const tensors = tf.tidy(() => {
    const names = model.parameters.map((spec) => spec.name);
    // Weights of its own, so that a better initialisation leaves the stored numbers alone.
    const latents = model.parameters.map(({ shape }) => {
      const width = shape.at(-1) ?? 1;
      return tf.tensor(Float32Array.from({ length: elementCount(shape) }, () => random.normal() / Math.sqrt(width)), [...shape]);
    });
    const input =
      recipe === 'b1.58'
        ? tf.tensor(integers(batch * seq, 7), [batch, seq], 'int32')
        : tf.tensor(Float32Array.from({ length: batch * seq * 3 }, () => random.normal()), [batch, seq, 3]);
    const targets = recipe === 'b1.58' ? tf.tensor(integers(batch * seq, 7), [batch, seq], 'int32') : tf.tensor1d(integers(batch, 4), 'int32');
    const { value, grads } = tf.valueAndGrads((...values) => {
      const weights = Object.fromEntries(names.map((name, i) => [name, values[i]!]));
      const logits = model.forward(input, model.effective(weights, model.quantise(weights), 1));
      return recipe === 'b1.58' ? tokenLoss(logits, targets, tf.onesLike(targets)) : labelLoss(logits, targets);
    })(latents);
    return [value, ...grads];
  });
  const [loss = new Float32Array(1), ...gradients] = await Promise.all(tensors.map(async (tensor) => tensor.data()));
  tf.dispose(tensors);
  return {
    lossNats: loss[0] ?? Number.NaN,
    gradients: Object.fromEntries(model.parameters.map((spec, i) => [spec.name, fingerprint(gradients[i] ?? [])])),
  };
}

function fingerprint(gradient: ArrayLike<number>): readonly [number, number] {
  const direction = randomStream(0, 'direction');
  let squares = 0;
  let projection = 0;
  for (let i = 0; i < gradient.length; i++) {
    const value = gradient[i] ?? Number.NaN;
    squares += value * value;
    projection += value * (direction.uint32() & 1 ? 1 : -1);
  }
  return [Math.sqrt(squares), projection];
}
