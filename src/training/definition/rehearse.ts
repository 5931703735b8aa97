import * as words from '#words/training/definition';
import * as tf from '@tensorflow/tfjs-core';
import { modeOf } from '../../catalog/modes/modes';
import { InputError } from '../../catalog/tasks/task';
import { elementCount } from '../../experiment/architecture';
import { mean } from '../../math/statistics';
import { countedCodes, type WeightScales } from '../../math/weight-counts';
import type { BitNet } from '../../model/bitnet';
import { effectiveParameters } from '../../model/weights';
import { disposeBatch, toTensors } from './tensor-batches';
import { onAxis, onAxisOf, scalesOf } from '../describe-layer';
import { amongCuts } from './among-cuts';
import { dropoutMasks } from './dropout';
import { stepAfter, type Training } from '../issue-step';
import type { StepRehearsal, WatchedWeight } from '../look-reports';
import { optimise } from './optimise';
import { disposeState, lossAndGradient, restoreState, weightsOf } from './state';
import type { Snapshot } from '../snapshot';

/** Weights traced through the step: those that flip first, then those that nearly do. */
const WATCHED = 6;
const WATCHED_FLIPS = 4;

/** One matrix before or after the step. */
interface Side {
  /** As {@link onAxis} has them. */
  readonly latents: ArrayLike<number>;
  readonly raw: Float32Array;
  readonly shape: readonly number[];
  readonly codes: Float32Array;
  readonly scales: Float32Array;
  readonly gamma: number;
}

/**
 * The step that a run takes next, taken by the definition on a copy of its state, phase by phase: the same batch, λ,
 * learning rate and state of the optimiser. The numbers are those of the step itself, to rounding where the run trains on a plan.
 *
 * @param peakLearningRate the current one, since it may have been changed
 */
export async function rehearse(
  model: BitNet,
  snapshot: Snapshot,
  training: Training,
  layer: string,
  peakLearningRate: number,
): Promise<StepRehearsal> {
  const at = placeOf(model, layer);
  const { examples, settings } = stepAfter(training, snapshot.step, peakLearningRate);
  const { dropout, seqLen } = model.architecture;
  const state = restoreState(model, snapshot);
  const batch = toTensors(examples, seqLen);
  const masks = dropout === 0 ? {} : { dropoutMask: dropoutMasks(dropout, settings.seed, snapshot.step) };
  const tensors = tf.tidy(() => {
    const { loss, gradient } = lossAndGradient(model, state, batch, { ...settings, ...masks });
    const updated = optimise(state, gradient, snapshot.step + 1, settings.optimiser);
    const after = weightsOf(model, updated.latents, {});
    const flat = (tensor: tf.Tensor): tf.Tensor => tf.reshape(tensor, [-1]);
    const codesOf = (quantised: typeof after.quantised): tf.Tensor => tf.concat(Object.values(quantised).map(({ codes }) => flat(codes)));
    const scaleOf = (quantised: typeof after.quantised): tf.Tensor => flat(quantised[layer]!.scale);
    return {
      loss: tf.reshape(loss, [1]),
      gradient,
      norm: tf.reshape(tf.norm(gradient), [1]),
      latentsAfter: updated.latents,
      codes: codesOf(state.quantised),
      codesAfter: codesOf(after.quantised),
      scale: scaleOf(state.quantised),
      scaleAfter: scaleOf(after.quantised),
      effective: flat(effectiveParameters(model, state, settings.lambda)[layer]!),
    };
  });
  try {
    const [loss, gradient, norm, latentsAfter, codes, codesAfter, scale, scaleAfter, effective] = (await Promise.all(
      [
        tensors.loss,
        tensors.gradient,
        tensors.norm,
        tensors.latentsAfter,
        tensors.codes,
        tensors.codesAfter,
        tensors.scale,
        tensors.scaleAfter,
        tensors.effective,
      ].map(async (tensor) => Float32Array.from(await tensor.data())),
    )) as [Float32Array, Float32Array, Float32Array, Float32Array, Float32Array, Float32Array, Float32Array, Float32Array, Float32Array];
    const ofLayer = (all: Float32Array, from: number): Float32Array => all.subarray(from, from + at.count);
    const { granularity } = modeOf(model.architecture.mode);
    const sideOf = (allLatents: Float32Array, allCodes: Float32Array, ofSide: Float32Array): Side => {
      const raw = ofLayer(allLatents, at.inParameters);
      const [places] = onAxis(raw, ofSide, granularity, at.shape);
      return { latents: places, raw, shape: at.shape, codes: ofLayer(allCodes, at.inCodes), scales: ofSide, gamma: mean(ofSide) };
    };
    const before = sideOf(snapshot.latents, codes, scale);
    const after = sideOf(latentsAfter, codesAfter, scaleAfter);
    const shownEffective = model.architecture.weightScale === 'none' ? effective : onAxis(effective, scale, granularity, at.shape)[0];
    const scales = scalesOfSide(model, before);
    const gradientNorm = norm[0] ?? Number.NaN;
    const { clipNorm, learningRate } = settings.optimiser;
    const flippedOf = (one: Float32Array, other: Float32Array): number =>
      one.reduce((sum, code, i) => sum + (code === other[i] ? 0 : 1), 0);
    return {
      step: snapshot.step + 1,
      layer,
      lambda: settings.lambda,
      learningRate,
      batchSize: examples.examples.length,
      lossNats: loss[0] ?? Number.NaN,
      gradientNorm,
      clipFactor: clipNorm === null ? 1 : Math.min(1, clipNorm / (gradientNorm + 1e-6)),
      before: describe(before, scales),
      after: describe(after, scalesOfSide(model, after)),
      flips: flippedOf(before.codes, after.codes),
      allFlips: flippedOf(codes, codesAfter),
      watched: watch(before, after, shownEffective, ofLayer(gradient, at.inParameters), scales, at.shape[1] ?? 1),
    };
  } finally {
    tf.dispose(Object.values(tensors));
    disposeBatch(batch);
    disposeState(state);
  }
}

/** Where a BitLinear lies in the flat vector of all parameters, and among the codes of all BitLinears. */
function placeOf(
  { architecture, parameters }: BitNet,
  layer: string,
): { readonly inParameters: number; readonly inCodes: number; readonly count: number; readonly shape: readonly number[] } {
  if (architecture.mode === 'none') throw new InputError(words.noCodes);
  let inParameters = 0;
  let inCodes = 0;
  for (const { name, shape, role } of parameters) {
    const count = elementCount(shape);
    if (name === layer && role === 'bitLinear') return { inParameters, inCodes, count, shape };
    inParameters += count;
    if (role === 'bitLinear') inCodes += count;
  }
  throw new InputError(words.noLayer(layer));
}

function scalesOfSide({ architecture }: BitNet, { gamma, raw, shape, scales }: Side): WeightScales {
  const rule = modeOf(architecture.mode);
  return onAxisOf(rule, scalesOf(architecture, gamma, mean(raw), amongCuts(rule, raw, shape, scales)?.cutUnit));
}

function describe({ codes, gamma }: Side, { levels, thresholds }: WeightScales): StepRehearsal['before'] {
  const count = (level: number): number => codes.reduce((sum, code) => sum + (code === level ? 1 : 0), 0);
  return { gamma, counts: countedCodes(levels ?? []).map(count), thresholds };
}

function watch(
  before: Side,
  after: Side,
  effective: ArrayLike<number>,
  gradient: Float32Array,
  { units, thresholds }: WeightScales,
  inputs: number,
): readonly WatchedWeight[] {
  const place = (latents: ArrayLike<number>, i: number): number => (latents[i] ?? 0) / units.latent;
  const undecided = (i: number): number => Math.min(...thresholds.map((threshold) => Math.abs(place(before.latents, i) - threshold)));
  const nearest = Array.from(before.codes.keys()).toSorted((a, b) => undecided(a) - undecided(b));
  const flips = (i: number): boolean => before.codes[i] !== after.codes[i];
  const chosen = [...nearest.filter(flips).slice(0, WATCHED_FLIPS), ...nearest.filter((i) => !flips(i)).slice(0, WATCHED)].slice(
    0,
    WATCHED,
  );
  return chosen.map((i) => ({
    output: Math.floor(i / inputs),
    input: i % inputs,
    latent: place(before.latents, i),
    code: before.codes[i] ?? 0,
    effective: (effective[i] ?? 0) / units.effective,
    gradient: gradient[i] ?? 0,
    after: place(after.latents, i),
    codeAfter: after.codes[i] ?? 0,
  }));
}
