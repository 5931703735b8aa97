import * as tf from '@tensorflow/tfjs-core';
import { scaleShape } from '../../catalog/modes/granularity';
import { modeOf } from '../../catalog/modes/modes';
import { elementCount, type ParameterSpec } from '../../experiment/architecture';
import { mean, meanAbsolute } from '../../math/statistics';
import { countWeights } from '../../math/weight-counts';
import type { BitNet } from '../../model/bitnet';
import { parameter } from '../../model/block';
import { effectiveParameters, type WeightSet } from '../../model/weights';
import { amongCuts } from './among-cuts';
import { onAxis, onAxisOf, scalesOf, type CountedLayer } from '../describe-layer';
import type { LookWish, WeightLook } from '../look';
import { recordWeights } from './record';

export interface CountedWeightSet {
  readonly weights: WeightSet;
  /** The λ of the next forward pass. */
  readonly lambda: number;
  /** False for a model opened from a packed file: there are no latents to show. */
  readonly hasLatents: boolean;
}

/** Looks at weights that TensorFlow.js holds: everything is read back and counted here. */
export async function lookAtWeights(
  model: BitNet,
  weights: Omit<CountedWeightSet, 'lambda'>,
  { lambda, recorded, flipCountsOf: layer }: LookWish,
): Promise<WeightLook> {
  const [counted, records, flipCounts] = await Promise.all([
    countLayers(model, { ...weights, lambda }),
    recordWeights(model, weights.weights, recorded, weights.hasLatents),
    layer === null ? null : flipCountsOf(weights.weights, layer),
  ]);
  return { counted, recorded: records, flipCounts };
}

/** Reads every BitLinear back (a few reads in all, whatever their number) and counts it through the three lenses. */
async function countLayers(model: BitNet, { weights, lambda, hasLatents }: CountedWeightSet): Promise<readonly CountedLayer[]> {
  const layers = bitLinearsOf(model);
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

  const rule = modeOf(model.architecture.mode);
  const { levels, granularity } = rule;
  let offset = 0;
  let firstScale = 0;
  return layers.map((spec) => {
    const [start, end] = [offset, offset + elementCount(spec.shape)];
    offset = end;
    const scale = scales.subarray(firstScale, (firstScale += elementCount(scaleShape(granularity, spec.shape))));
    const gamma =
      levels === null ? meanAbsolute(latents.subarray(start, end)) : granularity === 'matrix' ? (scale[0] ?? Number.NaN) : mean(scale);
    const [latent, unit] = onAxis(latents.subarray(start, end), levels === null ? [gamma] : scale, granularity, spec.shape);
    const isBare = model.architecture.weightScale === 'none';
    const lenses = {
      codes: codes.subarray(start, end),
      effective: isBare ? effective.subarray(start, end) : onAxis(effective.subarray(start, end), scale, granularity, spec.shape)[0],
      flipCounts: counted ? flipCounts.subarray(start, end) : null,
    };
    const own = latents.subarray(start, end);
    const among = hasLatents ? amongCuts(rule, own, spec.shape, scale) : null;
    const weightScales = onAxisOf(rule, scalesOf(model.architecture, granularity === 'matrix' ? unit : gamma, mean(own), among?.cutUnit));
    return {
      gamma,
      each: levels === null || granularity === 'matrix' ? null : scale,
      scales: weightScales,
      counts: countWeights({ ...lenses, latent: hasLatents ? latent : null, amongCuts: among }, weightScales),
    };
  });
}

const bitLinearsOf = ({ parameters }: BitNet): readonly ParameterSpec[] => parameters.filter(({ role }) => role === 'bitLinear');

/** Flip counts of each weight of a BitLinear; null where flips are not counted. */
async function flipCountsOf({ flipCounts }: WeightSet, layer: string): Promise<Uint32Array | null> {
  const counts = await flipCounts[layer]?.data();
  return counts === undefined ? null : Uint32Array.from(counts);
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
