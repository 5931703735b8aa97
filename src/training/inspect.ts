import * as tf from '@tensorflow/tfjs-core';
import { modeOf } from '../catalog/modes/modes';
import { elementCount, type ParameterSpec } from '../experiment/architecture';
import { histogram } from '../math/histogram';
import { entropyBits, mean, meanAbsolute, shareNear } from '../math/statistics';
import type { BitNet } from '../model/bitnet';
import { parameter } from '../model/block';
import { effectiveParameters, type WeightSet } from '../model/weights';
import type { Histogram, Inspection, LayerInspection, WeightMap } from './reports';

/** The axis w/γ of every weight histogram. Bins of 0.04: a level falls on the middle of a bin, a threshold ±½ on an edge. */
const axis = { min: -2.5, max: 2.5, bins: 125 } as const;

/** A latent this close to a threshold may flip soon; a weight this close to a level has (nearly) collapsed. In units of γ. */
const near = 0.1;

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

/** Reads every BitLinear back (three reads in all, whatever their number) and counts it through the three lenses. */
export async function inspectWeights(model: BitNet, inspected: InspectedWeights): Promise<Inspection> {
  const { weights, step, lambda, flips, hasLatents } = inspected;
  const layers = model.parameters.filter((spec) => spec.role === 'bitLinear');
  const [latents, codes, effective, scales] = await readTogether(() => {
    const ofNextPass = effectiveParameters(model, weights, lambda);
    return [
      flatten(layers, (name) => parameter(weights.views, name)),
      flatten(layers, (name) => codedWeight(weights, name).codes),
      flatten(layers, (name) => parameter(ofNextPass, name)),
      flatten(layers, (name) => codedWeight(weights, name).scale),
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
}

function inspectLayer(model: BitNet, spec: ParameterSpec, values: LayerValues, flips: number, hasLatents: boolean): LayerInspection {
  const { mode: modeId, weightScale } = model.architecture;
  const { levels, thresholds: fixedThresholds } = modeOf(modeId);
  const { latent, codes, effective } = values;
  const gamma = levels === null ? meanAbsolute(latent) : values.scale;
  // A scale of zero means that every weight is zero; any unit shows that.
  const unit = gamma > 0 ? gamma : 1;
  // Without a weight scale the effective weight is on the axis already.
  const effectiveUnit = weightScale === 'none' && levels !== null ? 1 : unit;
  const thresholds = modeId === 'binary' ? [mean(latent) / unit] : fixedThresholds;
  const counts = { '-1': 0, '0': 0, '1': 0 };
  if (levels !== null) for (const code of codes) counts[code < 0 ? '-1' : code > 0 ? '1' : '0'] += 1;

  return {
    name: spec.name,
    shape: spec.shape,
    gamma,
    counts,
    bitsPerWeight: levels === null ? 32 : entropyBits(Object.values(counts)),
    flips,
    undecidedShare: hasLatents ? shareNear(latent, unit, thresholds, near) : 0,
    effectiveNearLevelShare: shareNear(effective, effectiveUnit, levels ?? [], near),
    latentNearLevelShare: hasLatents ? shareNear(latent, unit, levels ?? [], near) : 0,
    thresholds,
    histograms: {
      latent: hasLatents ? histogram(latent, unit, axis) : emptyHistogram(),
      quantised: histogram(codes, levels === null ? unit : 1, axis),
      effective: histogram(effective, effectiveUnit, axis),
    },
  };
}

/** The codes of one BitLinear, for the weight map; null in full precision. */
export async function mapOfLayer(model: BitNet, weights: WeightSet, layer: string, step: number): Promise<WeightMap | null> {
  const spec = model.parameters.find(({ name, role }) => name === layer && role === 'bitLinear');
  if (spec === undefined || model.architecture.mode === 'none') return null;
  return { step, layer, shape: spec.shape, codes: Int8Array.from(await codedWeight(weights, layer).codes.data()) };
}

function codedWeight(weights: WeightSet, name: string): WeightSet['quantised'][string] {
  const coded = weights.quantised[name];
  if (coded === undefined) throw new Error(`No codes for "${name}".`);
  return coded;
}

const flatten = (layers: readonly ParameterSpec[], tensorOf: (name: string) => tf.Tensor): tf.Tensor =>
  tf.concat(layers.map(({ name }) => tf.reshape(tensorOf(name), [-1])));

/** Makes tensors, reads them all back at once, frees them. */
async function readTogether(make: () => [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor]): Promise<[Float32Array, Float32Array, Float32Array, Float32Array]> {
  const tensors = tf.tidy(make);
  const read = async (tensor: tf.Tensor): Promise<Float32Array> => Float32Array.from(await tensor.data());
  const [a, b, c, d] = tensors;
  try {
    return await Promise.all([read(a), read(b), read(c), read(d)]);
  } finally {
    tf.dispose(tensors);
  }
}

const emptyHistogram = (): Histogram => ({ min: axis.min, max: axis.max, counts: Array.from({ length: axis.bins }, () => 0) });
