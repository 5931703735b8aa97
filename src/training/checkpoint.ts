import { elementCount } from '../experiment/architecture';
import type { PortableModel } from '../formats/format';
import { flattenWeights } from './snapshot';
import type { Run } from './run';

/** A run as a checkpoint file holds it. Training may go on meanwhile. */
export async function checkpointOf(run: Run): Promise<PortableModel> {
  const { experiment, model, learningRate, elapsedMs, lastLossNats } = run;
  const { step, latents, slots, flipCounts } = await run.snapshot();
  let offset = 0;
  const tensors = model.parameters.map(({ name, shape }) => {
    const values = latents.subarray(offset, offset + elementCount(shape));
    offset += values.length;
    return { kind: 'float', name, shape, values } as const;
  });
  return { experiment, step, tensors, optimiser: { slots, flipCounts, learningRate, elapsedMs, lastLossNats } };
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
