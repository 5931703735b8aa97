import { bySlot, type OptimiserId } from '../catalog/optimisers/optimisers';
import { elementCount } from '../experiment/architecture';
import type { Experiment } from '../experiment/experiment';
import type { ModelSpec } from '../model/model-spec';

/**
 * Everything that training resumes from, on the host: the content of a checkpoint. All vectors are flat, `[parameters]`, in
 * the order of `parameterSpecs`.
 */
export interface Snapshot {
  /** Optimiser steps taken. */
  readonly step: number;
  readonly latents: Float32Array;
  /** Optimiser state of every weight, by slot name. */
  readonly slots: Readonly<Record<string, Float32Array>>;
  /** Flip counts of all BitLinear weights, concatenated; null where flips are not counted. */
  readonly flipCounts: Uint32Array | null;
}

/** Step 0 of an experiment: the initial weights of its seed. */
export const startOf = (model: ModelSpec, { seed, optimiser }: Experiment): Snapshot =>
  initialSnapshot(flattenWeights(model, model.initialise(seed)), optimiser);

/** Step 0 with these weights, flat, and a fresh optimiser. */
export function initialSnapshot(latents: Float32Array, optimiser: OptimiserId): Snapshot {
  return { step: 0, latents, slots: bySlot(optimiser, () => new Float32Array(latents.length)), flipCounts: null };
}

/** All initial weights in one vector, in the order of `model.parameters`. */
export function flattenWeights(model: ModelSpec, weights: Readonly<Record<string, Float32Array>>): Float32Array {
  const all = new Float32Array(model.parameterCount);
  let offset = 0;
  for (const { name, shape } of model.parameters) {
    const values = weights[name];
    if (values?.length !== elementCount(shape))
      throw new Error(`Weight "${name}" needs ${elementCount(shape)} values, got ${values?.length ?? 'none'}.`);
    all.set(values, offset);
    offset += values.length;
  }
  return all;
}
