import { elementCount } from '../experiment/architecture';
import type { FloatTensor, PortableModel } from '../formats/format';
import type { ModelSpec } from '../model/model-spec';
import { flattenWeights } from './snapshot';
import type { Run } from './run';

/** A run as a checkpoint file holds it. Training may go on meanwhile. */
export async function checkpointOf(run: Run): Promise<PortableModel> {
  const { experiment, model, learningRate, elapsedMs, lastLossNats } = run;
  const { step, latents, slots, flipCounts } = await run.snapshot();
  return {
    experiment,
    step,
    tensors: floatTensors(model, latents),
    optimiser: { slots, flipCounts, learningRate, elapsedMs, lastLossNats },
  };
}

/** All weights of a flat vector `[parameters]` as a file holds them in full precision; they share its memory. */
export function floatTensors({ parameters }: ModelSpec, latents: Float32Array): readonly FloatTensor[] {
  let offset = 0;
  return parameters.map(({ name, shape }) => ({
    kind: 'float',
    name,
    shape,
    values: latents.subarray(offset, (offset += elementCount(shape))),
  }));
}

/** Restores a run of the same experiment from the file; training then continues as it would have there. */
export function resume(run: Run, { step, tensors, optimiser }: PortableModel): void {
  if (optimiser === undefined) throw new RangeError('The file holds no optimiser to go on with.');
  const weights = Object.fromEntries(tensors.map((tensor) => [tensor.name, tensor.kind === 'float' ? tensor.values : new Float32Array()]));
  const { slots, flipCounts, learningRate, elapsedMs, lastLossNats } = optimiser;
  run.restore({ step, latents: flattenWeights(run.model, weights), slots, flipCounts });
  run.learningRate = learningRate;
  run.elapsedMs = elapsedMs;
  run.lastLossNats = lastLossNats;
}
