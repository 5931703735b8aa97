import * as tf from '@tensorflow/tfjs-core';
import { elementCount, type ParameterSpec } from '../experiment/architecture';
import { mean, meanAbsolute } from '../math/statistics';
import { countWeights } from '../math/weight-counts';
import type { BitNet } from '../model/bitnet';
import { parameter } from '../model/block';
import { effectiveParameters, type WeightSet } from '../model/weights';
import { describeLayer, scalesOf } from './describe-layer';
import type { Inspection, LayerInspection, WeightMap } from './reports';

export interface InspectedWeights {
  readonly weights: WeightSet;
  readonly step: number;
  /** The λ of the next forward pass. */
  readonly lambda: number;
  /** Codes that the last step changed, per BitLinear. */
  readonly flips: ArrayLike<number>;
  /** False for a model opened from a packed file: there are no latents to show. */
  readonly hasLatents: boolean;
}

/** Reads every BitLinear back (a few reads in all, whatever their number) and counts it through the three lenses. */
export async function inspectWeights(model: BitNet, inspected: InspectedWeights): Promise<Inspection> {
  const { weights, step, lambda, flips, hasLatents } = inspected;
  const layers = model.parameters.filter((spec) => spec.role === 'bitLinear');
  const counted = layers.every(({ name }) => weights.flipCounts[name] !== undefined);
  const [latents, codes, effective, scales, flipCounts] = await readTogether(() => {
    const ofNextPass = effectiveParameters(model, weights, lambda);
    return [
      flatten(layers, (name) => parameter(weights.views, name)),
      flatten(layers, (name) => codedWeight(weights, name).codes),
      flatten(layers, (name) => parameter(ofNextPass, name)),
      flatten(layers, (name) => codedWeight(weights, name).scale),
      counted ? flatten(layers, (name) => parameter(weights.flipCounts, name)) : tf.zeros([1]),
    ];
  });

  let offset = 0;
  return {
    step,
    lambda,
    layers: layers.map((spec, i) => {
      const end = offset + elementCount(spec.shape);
      const values = {
        latent: latents.subarray(offset, end),
        codes: codes.subarray(offset, end),
        effective: effective.subarray(offset, end),
        scale: scales[i] ?? Number.NaN,
        flipCounts: counted ? flipCounts.subarray(offset, end) : null,
      };
      offset = end;
      return inspectLayer(model, spec, values, flips[i] ?? 0, hasLatents);
    }),
  };
}

interface LayerValues {
  readonly latent: Float32Array;
  readonly codes: Float32Array;
  readonly effective: Float32Array;
  readonly scale: number;
  readonly flipCounts: Float32Array | null;
}

function inspectLayer({ architecture }: BitNet, spec: ParameterSpec, values: LayerValues, flips: number, hasLatents: boolean): LayerInspection {
  const { latent, scale } = values;
  const gamma = architecture.mode === 'none' ? meanAbsolute(latent) : scale;
  const scales = scalesOf(architecture, gamma, mean(latent));
  const counts = countWeights({ ...values, latent: hasLatents ? latent : null }, scales);
  return describeLayer(spec, { gamma, scales, counts, flips });
}

/** One BitLinear, weight by weight, for the weight map; null in full precision. */
export async function mapOfLayer(model: BitNet, weights: WeightSet, layer: string, step: number): Promise<WeightMap | null> {
  const spec = model.parameters.find(({ name, role }) => name === layer && role === 'bitLinear');
  if (spec === undefined || model.architecture.mode === 'none') return null;
  const [codes, flipCounts] = await Promise.all([codedWeight(weights, layer).codes.data(), weights.flipCounts[layer]?.data()]);
  return { step, layer, shape: spec.shape, codes: Int8Array.from(codes), flipCounts: flipCounts === undefined ? null : Uint32Array.from(flipCounts) };
}

function codedWeight(weights: WeightSet, name: string): WeightSet['quantised'][string] {
  const coded = weights.quantised[name];
  if (coded === undefined) throw new Error(`No codes for "${name}".`);
  return coded;
}

const flatten = (layers: readonly ParameterSpec[], tensorOf: (name: string) => tf.Tensor): tf.Tensor =>
  tf.concat(layers.map(({ name }) => tf.reshape(tensorOf(name), [-1])));

type Five<T> = [T, T, T, T, T];

/** Makes tensors, reads them all back at once, frees them. */
async function readTogether(make: () => Five<tf.Tensor>): Promise<Five<Float32Array>> {
  const tensors = tf.tidy(make);
  const read = async (tensor: tf.Tensor): Promise<Float32Array> => Float32Array.from(await tensor.data());
  const [a, b, c, d, e] = tensors;
  try {
    return await Promise.all([read(a), read(b), read(c), read(d), read(e)]);
  } finally {
    tf.dispose(tensors);
  }
}
