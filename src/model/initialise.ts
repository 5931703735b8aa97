import { modeOf } from '../catalog/modes/modes';
import { startOfLearnt } from '../catalog/modes/weight-rule';
import { elementCount, learntScaleOf, type Architecture, type ParameterRole, type ParameterSpec } from '../experiment/architecture';
import { randomStream, type RandomStream } from '../math/random';

/** Found by trial on reverse and tales with several seeds; half or double of it learns visibly later. */
const embeddingDeviation = 0.7;

/**
 * Initial latent weights. Each tensor draws from a stream of its own, named after it, so that the quantisation mode,
 * the order or the number of other tensors changes nothing: every arm of a comparison starts from the same numbers.
 * - linear weights: normal with σ = 1/√in (`b1.58`), or Glorot uniform ±√(6/(in+out)) (`edifice`, as upstream)
 * - of these, `b1.58` divides those that write to the residual stream by √layers, so that the stream keeps its size
 *   however deep the model is (Radford et al. 2019, GPT-2, has the same idea)
 * - learnt scales follow from the weights, see `weight-rule.ts`
 * - embedding: normal with a fixed σ; biases 0
 * - gains 1, but that of the final norm before a tied head is 1/(σ·√hidden): the first logits then have unit variance,
 *   and the loss starts at guessing instead of at being confidently wrong
 */
export function initialWeights(specs: readonly ParameterSpec[], architecture: Architecture, seed: number): Record<string, Float32Array> {
  const weights: Record<string, Float32Array> = {};
  for (const { name, role, shape } of specs) {
    if (role === 'scale') continue;
    const draw = distribution({ name, role, shape }, architecture, randomStream(seed, `initial/${name}`));
    weights[name] = Float32Array.from({ length: elementCount(shape) }, draw);
    const scale = specs.find((spec) => spec.role === 'scale' && spec.name === learntScaleOf(name));
    if (scale !== undefined) weights[scale.name] = startsOfScales(architecture, weights[name], elementCount(scale.shape));
  }
  return weights;
}

/** What the learnt scales of a matrix begin with, one for all of its weights or for each row. */
function startsOfScales({ mode }: Architecture, weight: Float32Array, count: number): Float32Array {
  const { rounding } = modeOf(mode);
  if (rounding === null) throw new TypeError();
  const each = weight.length / count;
  return Float32Array.from({ length: count }, (_, g) => startOfLearnt(rounding, weight.subarray(g * each, (g + 1) * each)));
}

/** What draws one value after the other. */
function distribution(
  { name, role, shape }: Pick<ParameterSpec, 'name' | 'shape'> & { readonly role: Exclude<ParameterRole, 'scale'> },
  { recipe, numLayers, hiddenSize, input }: Architecture,
  random: RandomStream,
): () => number {
  const [out = 1, inputs = 1] = shape;
  switch (role) {
    case 'gain':
      return name === 'final_norm.gain' && input.kind === 'tokens' ? () => 1 / (embeddingDeviation * Math.sqrt(hiddenSize)) : () => 1;
    case 'bias':
      return () => 0;
    case 'embedding':
      return () => embeddingDeviation * random.normal();
    case 'linear':
    case 'bitLinear': {
      if (recipe === 'edifice') {
        const limit = Math.sqrt(6 / (inputs + out));
        return () => limit * (2 * random.uniform() - 1);
      }
      const deviation = (writesToStream(name) ? 1 / Math.sqrt(numLayers) : 1) / Math.sqrt(inputs);
      return () => deviation * random.normal();
    }
  }
}

const writesToStream = (name: string): boolean => name.endsWith('.attention.output.weight') || name.endsWith('.feed_forward.down.weight');
