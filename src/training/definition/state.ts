import * as tf from '@tensorflow/tfjs-core';
import type { QuantisedWeight } from '../../catalog/modes/mode';
import { defaultOptimiser, type OptimiserId, type OptimiserStep } from '../../catalog/optimisers/optimisers';
import { elementCount } from '../../experiment/architecture';
import type { BitNet } from '../../model/bitnet';
import type { ForwardOptions, Parameters } from '../../model/block';
import { disposeWeights, type WeightSet } from '../../model/weights';
import type { TensorBatch } from './tensor-batches';
import { labelLoss, squaredErrorLoss, tokenLoss } from './loss';
import { optimise } from './optimise';
import { flattenWeights, initialSnapshot, type Snapshot } from '../snapshot';

/**
 * Everything that training changes: the weights (one tensor per parameter, see `WeightSet`) and the optimiser. Immutable: a step makes a new state and leaves the old one intact, so
 * that a failed step costs nothing. The owner of a state disposes it. (A type, not an interface: `tf.tidy`
 * only returns what is assignable to an index signature.)
 */
export type TrainingState = {
  /** Optimiser steps taken. */
  readonly step: number;
  /** All latent weights in one vector, in the order of `model.parameters`. */
  readonly latents: tf.Tensor;
  /** Optimiser state of every latent weight, by slot name. */
  readonly slots: Readonly<Record<string, tf.Tensor>>;
} & WeightSet;

export interface StepSettings {
  readonly lambda: number;
  readonly optimiser: OptimiserStep;
  readonly dropoutMask?: (shape: readonly number[]) => tf.Tensor;
}

export type StepResult = {
  readonly state: TrainingState;
  /** Training loss before the update, in nats; scalar. */
  readonly loss: tf.Tensor;
  /** `[number of BitLinears]`: how many codes the update changed. Zero in full precision. */
  readonly flips: tf.Tensor;
};

/** State at step 0 from initial weights by name. */
export function createState(
  model: BitNet,
  weights: Readonly<Record<string, Float32Array>>,
  optimiser: OptimiserId = defaultOptimiser,
): TrainingState {
  return restoreState(model, initialSnapshot(flattenWeights(model, weights), optimiser));
}

/** The state of a snapshot, on the current backend. */
export function restoreState(model: BitNet, { step, latents, slots, flipCounts }: Snapshot): TrainingState {
  return tf.tidy(() => {
    const flat = tf.tensor1d(latents);
    return {
      step,
      latents: flat,
      slots: Object.fromEntries(Object.entries(slots).map(([name, values]) => [name, tf.tensor1d(values)])),
      ...weightsOf(model, flat, splitFlipCounts(model, flipCounts === null ? null : tf.tensor1d(Int32Array.from(flipCounts), 'int32'))),
    };
  });
}

/** The weights of a snapshot, on the current backend. */
export function weightsOfSnapshot(model: BitNet, { latents, flipCounts }: Snapshot): WeightSet {
  return tf.tidy(() =>
    weightsOf(
      model,
      tf.tensor1d(latents),
      splitFlipCounts(model, flipCounts === null ? null : tf.tensor1d(Int32Array.from(flipCounts), 'int32')),
    ),
  );
}

/** Reads a state back; the state may be disposed of meanwhile. */
export async function readState({ step, latents, slots, flipCounts }: TrainingState): Promise<Snapshot> {
  const counted = Object.values(flipCounts);
  const kept = tf.tidy(() =>
    [latents, ...Object.values(slots), ...(counted.length === 0 ? [] : [tf.concat(counted.map((counts) => tf.reshape(counts, [-1])))])].map(
      (tensor) => tf.clone(tensor),
    ),
  );
  try {
    const [flat = [], ...others] = await Promise.all(kept.map(async (tensor) => tensor.data()));
    const names = Object.keys(slots);
    const counts = others[names.length];
    return {
      step,
      latents: Float32Array.from(flat),
      slots: Object.fromEntries(names.map((name, i) => [name, Float32Array.from(others[i] ?? [])])),
      flipCounts: counts === undefined ? null : Uint32Array.from(counts),
    };
  } finally {
    tf.dispose(kept);
  }
}

/** One tensor per parameter, split from the flat vector, with codes, scales and flip counts. */
export function weightsOf(model: BitNet, latents: tf.Tensor, flipCounts: WeightSet['flipCounts']): WeightSet {
  const pieces = tf.split(
    latents,
    model.parameters.map((spec) => elementCount(spec.shape)),
  );
  const views = Object.fromEntries(model.parameters.map((spec, i) => [spec.name, tf.reshape(pieces[i]!, [...spec.shape])]));
  return { views, quantised: model.quantise(views), flipCounts };
}

/** Flip counts by name, split from the concatenated int32 vector; none in full precision. */
function splitFlipCounts({ architecture, parameters }: BitNet, flat: tf.Tensor | null): WeightSet['flipCounts'] {
  if (architecture.mode === 'none') return {};
  const specs = parameters.filter(({ role }) => role === 'bitLinear');
  const pieces =
    flat === null
      ? null
      : tf.split(
          flat,
          specs.map(({ shape }) => elementCount(shape)),
        );
  return Object.fromEntries(
    specs.map(({ name, shape }, i) => [name, pieces === null ? tf.zeros([...shape], 'int32') : tf.reshape(pieces[i]!, [...shape])]),
  );
}

/** Frees every tensor of a state. */
export function disposeState(state: TrainingState): void {
  tf.dispose([state.latents, ...Object.values(state.slots)]);
  disposeWeights(state);
}

/** Loss of a model's outputs on a batch. */
export function lossOf(outputs: tf.Tensor, batch: TensorBatch): tf.Scalar {
  switch (batch.kind) {
    case 'tokens':
      return tokenLoss(outputs, batch.targets, batch.scored);
    case 'frames':
      return labelLoss(outputs, batch.labels);
    case 'forecast':
      return squaredErrorLoss(outputs, batch.targets);
  }
}

/** Loss of a model on a batch, from effective parameters. */
export function batchLoss(model: BitNet, parameters: Parameters, batch: TensorBatch, options: ForwardOptions = {}): tf.Scalar {
  return lossOf(model.forward(batch.inputs, parameters, options), batch);
}

/**
 * Forward through the quantised weights and backward straight through the rounding.
 *
 * @returns the loss, and its gradient by all latents in one vector, in the order of `model.parameters`
 */
export function lossAndGradient(
  model: BitNet,
  state: TrainingState,
  batch: TensorBatch,
  settings: StepSettings,
): { readonly loss: tf.Tensor; readonly gradient: tf.Tensor } {
  const names = model.parameters.map((spec) => spec.name);
  const { value: loss, grads } = tf.valueAndGrads((...tensors) => {
    const latents = Object.fromEntries(names.map((name, i) => [name, tensors[i]!]));
    return batchLoss(model, model.effective(latents, state.quantised, settings.lambda), batch, settings);
  })(names.map((name) => state.views[name]!));
  return { loss, gradient: tf.concat(grads.map((grad) => tf.reshape(grad, [-1]))) };
}

/**
 * One training step: forward through the quantised weights, backward straight through the rounding, clip, the
 * optimiser on the latents, requantise, count flips. `state` stays valid; the caller owns everything in the result.
 */
export function trainingStep(model: BitNet, state: TrainingState, batch: TensorBatch, settings: StepSettings): StepResult {
  return tf.tidy(() => {
    const { loss, gradient } = lossAndGradient(model, state, batch, settings);
    const updated = optimise(state, gradient, state.step + 1, settings.optimiser);
    const { views, quantised } = weightsOf(model, updated.latents, {});
    const flipped = Object.entries(state.flipCounts).map(([name, count]) => ({
      name,
      count,
      now: flippedNow(state.quantised[name]!, quantised[name]!),
    }));
    const flipCounts = Object.fromEntries(flipped.map(({ name, count, now }) => [name, tf.add(count, now)]));
    const flips = flipped.length === 0 ? tf.zeros([Object.keys(quantised).length]) : tf.stack(flipped.map(({ now }) => tf.sum(now)));
    return {
      state: { step: state.step + 1, ...updated, views, quantised, flipCounts },
      loss,
      flips: tf.cast(flips, 'float32'),
    };
  });
}

/** 1 where a code changed, int32. */
const flippedNow = (before: QuantisedWeight, after: QuantisedWeight): tf.Tensor => tf.cast(tf.notEqual(before.codes, after.codes), 'int32');
