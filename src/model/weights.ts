import * as tf from '@tensorflow/tfjs-core';
import { scaleShape, scaleTensorShape, spreadScale } from '../catalog/modes/granularity';
import type { QuantisedWeight } from '../catalog/modes/mode';
import { elementCount, learntScaleOf, type ParameterSpec } from '../experiment/architecture';
import type { PortableModel, PortableTensor } from '../formats/format';
import type { BitNet } from './bitnet';
import { parameter, type Parameters } from './block';
import { quantiseWeight } from './quantise';
import { modeOf, type QuantisedModeId } from '../catalog/modes/modes';

/**
 * Weights that a model runs on: latents (or, opened from a file, what stands in for them) with the codes and scale of
 * every BitLinear. The one source of what is trained, drawn, run and packed.
 */
export type WeightSet = {
  readonly views: Parameters;
  readonly quantised: Readonly<Record<string, QuantisedWeight>>;
  /** How often each weight of a BitLinear has changed its code since step 0, int32; none in full precision or where no training is known. */
  readonly flipCounts: Readonly<Record<string, tf.Tensor>>;
};

/** What the forward pass multiplies by; a BitLinear's weight is exactly `codes · scale` at λ = 1. */
export function effectiveParameters(model: BitNet, weights: WeightSet, lambda: number): Parameters {
  return model.effective(weights.views, weights.quantised, lambda);
}

/**
 * The weights of a trained full-precision model, rounded without any training: the control that shows why one trains
 * with quantisation. Returns codes of the other mode over the same latents.
 */
export function roundedAfterwards(model: BitNet, weights: WeightSet, mode: QuantisedModeId): WeightSet {
  const rounded = model.parameters
    .filter((spec) => spec.role === 'bitLinear')
    .map((spec) => [spec.name, quantiseWeight(parameter(weights.views, spec.name), mode, model.architecture.variant)] as const);
  return { views: weights.views, quantised: Object.fromEntries(rounded), flipCounts: {} };
}

/** Reads the weights back from the device, all at once: BitLinears as codes and scale, or as the latent weights behind them. */
export async function packWeights(
  model: BitNet,
  weights: WeightSet,
  as: 'codes' | 'latents' = 'codes',
): Promise<readonly PortableTensor[]> {
  const { levels, granularity, packing } = modeOf(model.architecture.mode);
  const heldCodes = (codes: Int8Array): Int8Array => packing?.held?.(codes) ?? codes;
  const codedOf = ({ name, role }: ParameterSpec): QuantisedWeight | undefined =>
    role === 'bitLinear' && levels !== null && as === 'codes' ? weights.quantised[name] : undefined;
  // What is learnt of scales is in the scales of the codes.
  const held = model.parameters.filter(({ role }) => role !== 'scale' || as === 'latents');
  const flat = tf.tidy(() =>
    tf.concat(
      held.flatMap((spec) => {
        const coded = codedOf(spec);
        return (coded === undefined ? [parameter(weights.views, spec.name)] : [coded.codes, coded.scale]).map((tensor) =>
          tf.reshape(tensor, [-1]),
        );
      }),
    ),
  );
  const values = await flat.data<'float32'>();
  flat.dispose();

  let offset = 0;
  const take = (count: number): Float32Array => values.subarray(offset, (offset += count));
  return held.map((spec): PortableTensor => {
    const { name, shape } = spec;
    const stored = take(elementCount(shape));
    if (levels === null || codedOf(spec) === undefined) return { kind: 'float', name, shape, values: stored.slice() };
    const scale = { granularity, values: take(elementCount(scaleShape(granularity, shape))).slice() };
    return { kind: 'codes', name, shape, codes: heldCodes(new Int8Array(stored)), levels, scale };
  });
}

/** Puts the weights of a file on the device. The caller owns the tensors; see {@link disposeWeights}. */
export function unpackWeights(model: BitNet, { tensors }: Pick<PortableModel, 'tensors'>): WeightSet {
  const views: Record<string, tf.Tensor> = {};
  const quantised: Record<string, QuantisedWeight> = {};
  const { mode, variant } = model.architecture;
  for (const tensor of tensors) {
    const shape = [...tensor.shape];
    if (tensor.kind === 'float') {
      views[tensor.name] = tf.tensor(tensor.values, shape);
      continue;
    }
    const codes = tf.tensor(new Float32Array(tensor.codes), shape);
    const { granularity, values } = tensor.scale;
    const scale = tf.tensor(values, scaleTensorShape(granularity, shape));
    quantised[tensor.name] = { codes, scale };
    // The file has no latents: the nearest thing is the effective weight itself.
    views[tensor.name] = tf.tidy(() => tf.mul(codes, spreadScale(tf, scale, granularity, shape[1] ?? 1)));
  }
  for (const { name, role } of model.parameters) {
    // A file that holds the latent weight: its codes follow from it by the rule of the mode.
    const latent = views[name];
    if (role === 'bitLinear' && quantised[name] === undefined && latent !== undefined)
      quantised[name] = tf.tidy(() => quantiseWeight(latent, mode, variant, views[learntScaleOf(name)]));
  }
  return { views, quantised, flipCounts: {} };
}

/** The same weights under handles of their own: they stay valid while training replaces the originals. Shares the memory. */
export function cloneWeights({ views, quantised, flipCounts }: WeightSet): WeightSet {
  const cloned = (tensors: Readonly<Record<string, tf.Tensor>>): Record<string, tf.Tensor> =>
    Object.fromEntries(Object.entries(tensors).map(([name, tensor]) => [name, tf.clone(tensor)]));
  return {
    views: cloned(views),
    quantised: Object.fromEntries(
      Object.entries(quantised).map(([name, { codes, scale }]) => [name, { codes: tf.clone(codes), scale: tf.clone(scale) }]),
    ),
    flipCounts: cloned(flipCounts),
  };
}

/** Frees every tensor of a weight set. */
export function disposeWeights({ views, quantised, flipCounts }: WeightSet): void {
  tf.dispose([...Object.values(views), ...Object.values(flipCounts)]);
  for (const { codes, scale } of Object.values(quantised)) tf.dispose([codes, scale]);
}
