import type { Recipe } from '../catalog/tasks/task';
import { elementCount, type ParameterSpec } from '../experiment/architecture';
import { randomStream } from '../math/random';

/**
 * Initial latent weights. Each tensor draws from a stream of its own, named after it, so that the quantisation mode,
 * the order or the number of other tensors changes nothing: every arm of a comparison starts from the same numbers.
 * - linear weights: normal with σ = 1/√in (`b1.58`), or Glorot uniform ±√(6/(in+out)) (`edifice`)
 * - embedding: normal with σ = 1/√hidden, so that the tied head starts with unit-variance logits
 * - gains 1, biases 0
 */
export function initialWeights(specs: readonly ParameterSpec[], recipe: Recipe, seed: number): Record<string, Float32Array> {
  return Object.fromEntries(specs.map((spec) => [spec.name, initialTensor(spec, recipe, seed)]));
}

function initialTensor(spec: ParameterSpec, recipe: Recipe, seed: number): Float32Array {
  const values = new Float32Array(elementCount(spec.shape));
  if (spec.role === 'gain') return values.fill(1);
  if (spec.role === 'bias') return values;
  const random = randomStream(seed, `initial/${spec.name}`);
  const [out = 1, inputs = 1] = spec.shape;
  const glorot = recipe === 'edifice' && spec.role !== 'embedding' ? Math.sqrt(6 / (inputs + out)) : null;
  for (let i = 0; i < values.length; i++) {
    values[i] = glorot === null ? random.normal() / Math.sqrt(inputs) : glorot * (2 * random.uniform() - 1);
  }
  return values;
}
