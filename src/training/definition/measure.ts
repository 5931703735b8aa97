import * as tf from '@tensorflow/tfjs-core';
import type { BitNet } from '../../model/bitnet';
import { effectiveParameters, roundedAfterwards, type WeightSet } from '../../model/weights';
import { isQuantised } from '../../catalog/modes/modes';
import { sliceOf, type Examples } from '../batches';
import type { Meter } from '../evaluate';
import { scoreOf } from '../score';
import type { Measured } from '../tally';
import { lossOf } from './state';
import { disposeBatch, toTensors } from './tensor-batches';

/** Examples per forward pass: bounds the memory of a large held-out set. */
const chunkSize = 64;

/** Loss and score of weights on examples: by default fully quantised (λ = 1), regardless of λ in training; at λ = 0 on the latents. */
export async function measure(model: BitNet, weights: WeightSet, held: Examples, lambda = 1): Promise<Measured> {
  const { seqLen } = model.architecture;
  const parts: { loss: number; weight: number }[] = [];
  const predictions: number[][] = [];
  for (let start = 0; start < held.examples.length; start += chunkSize) {
    const part = sliceOf(held, start, start + chunkSize);
    const batch = toTensors(part, seqLen);
    const [loss, best] = tf.tidy(() => {
      const outputs = model.forward(batch.inputs, effectiveParameters(model, weights, lambda), { lambda });
      return [lossOf(outputs, batch), batch.kind === 'forecast' ? outputs : tf.argMax(outputs, -1)] as [tf.Tensor, tf.Tensor];
    });
    const [lossValues, bestValues] = await Promise.all([loss.data(), best.data()]);
    tf.dispose([loss, best]);
    disposeBatch(batch);
    // Every chunk's mean is weighted by its number of scored targets.
    parts.push({ loss: lossValues[0] ?? Number.NaN, weight: scoredTargets(part) });
    const perExample = bestValues.length / part.examples.length;
    for (let i = 0; i < part.examples.length; i++) predictions.push(Array.from(bestValues.slice(i * perExample, (i + 1) * perExample)));
  }
  const weight = parts.reduce((sum, part) => sum + part.weight, 0);
  return {
    heldOutLossNats: parts.reduce((sum, part) => sum + part.loss * part.weight, 0) / weight,
    score: scoreOf(held, predictions),
    predictions,
  };
}

/** Measures by the definition, on the current backend. The weights stay the caller's. */
export function definitionMeter(model: BitNet, weights: WeightSet): Meter {
  return async (held, { mode, lambda }) => {
    if (mode === model.architecture.mode || !isQuantised(mode)) return measure(model, weights, held, lambda);
    const rounded = tf.tidy(() => roundedAfterwards(model, weights, mode));
    try {
      return await measure(model.withMode(mode), rounded, held, lambda);
    } finally {
      for (const { codes, scale } of Object.values(rounded.quantised)) tf.dispose([codes, scale]);
    }
  };
}

function scoredTargets(part: Examples): number {
  if (part.kind !== 'tokens') return part.examples.length;
  return part.examples.reduce((sum, example) => sum + example.scored.reduce((count, scored) => count + scored, 0), 0);
}
