import * as tf from '@tensorflow/tfjs-core';
import { bitNetOf } from '../../model/bitnet';
import { batchLoss } from '../../training/definition/state';
import { tensorsOf } from '../../training/definition/tensor-batches';
import { batchSize, caseOf, compare, fingerprint, recipes, seq, type Recipe, type SelfTestNumbers } from './self-test';

/**
 * One training step of two tiny ternary models on the current backend against stored numbers. Starting a backend proves
 * nothing: some have no kernel for the embedding's gradient, and some phones return zeros.
 * The numbers are those of the cpu backend, which agrees with PyTorch and Edifice in this project's tests.
 * Throws an Error that says what differs.
 */
export async function checkGradients(): Promise<void> {
  for (const recipe of recipes) compare(recipe, await selfTestNumbers(recipe));
}

/** The numbers of the current backend. */
export async function selfTestNumbers(recipe: Recipe): Promise<SelfTestNumbers> {
  const { model: spec, weights, batch } = caseOf(recipe);
  const model = bitNetOf(spec.architecture);
  const tensors = tf.tidy(() => {
    const names = model.parameters.map((spec) => spec.name);
    const latents = model.parameters.map(({ name, shape }) => tf.tensor(weights[name] ?? [], [...shape]));
    const { value, grads } = tf.valueAndGrads((...values) => {
      const views = Object.fromEntries(names.map((name, i) => [name, values[i]!]));
      return batchLoss(model, model.effective(views, model.quantise(views), 1), tensorsOf(batch, batchSize, seq));
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
