import * as tf from '@tensorflow/tfjs-core';
import { roundingModes, type ModeId, type QuantisedModeId } from '../catalog/modes/modes';
import type { BitNet } from '../model/bitnet';
import { effectiveParameters, roundedAfterwards, type WeightSet } from '../model/weights';
import { disposeBatch, toTensors, type Examples } from './batches';
import { scoreOf } from './score';
import { showExamples } from './show-examples';
import type { Evaluation, HeldOutResult } from './reports';
import { lossOf } from './state';

/** Examples per forward pass: bounds the memory of a large held-out set. */
const chunkSize = 64;

export interface Measured extends HeldOutResult {
  /** The most likely token at each position, the most likely label, or the predicted numbers, per example. */
  readonly predictions: readonly (readonly number[])[];
}

/** Loss and score of weights on examples: by default fully quantised (λ = 1), regardless of λ in training; at λ = 0 on the latents. */
export async function measure(model: BitNet, weights: WeightSet, held: Examples, lambda = 1): Promise<Measured> {
  const { seqLen } = model.architecture;
  const parts: { loss: number; weight: number }[] = [];
  const predictions: number[][] = [];
  for (let start = 0; start < held.examples.length; start += chunkSize) {
    const part = slice(held, start, start + chunkSize);
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

export interface EvaluatedRun {
  readonly step: number;
  readonly elapsedMs: number;
  /** False of an opened file: it holds codes only. */
  readonly hasLatents: boolean;
}

/** A full evaluation, with controls that show the effect of quantised training: see {@link controls}. */
export async function evaluate(
  model: BitNet,
  weights: WeightSet,
  held: Examples,
  { step, elapsedMs, hasLatents }: EvaluatedRun,
): Promise<Evaluation> {
  const measured = await measure(model, weights, held);
  return {
    ...evaluationOf(measured, held, model.architecture.seqLen, { step, elapsedMs }),
    ...(hasLatents ? await controls(model, weights, held) : {}),
  };
}

/** The measurement, with a few examples. */
export function evaluationOf(
  { heldOutLossNats, score, predictions }: Measured,
  held: Examples,
  seqLen: number,
  when: Pick<Evaluation, 'step' | 'elapsedMs'>,
): Evaluation {
  return { ...when, heldOutLossNats, score, examples: showExamples(held, predictions, seqLen) };
}

/**
 * Controls on the same latent weights without further training: those of full precision are rounded (post-training
 * quantisation), those of a quantised run are used unrounded. Both break a model that needed its rounding, or its lack.
 */
async function controls(
  model: BitNet,
  weights: WeightSet,
  held: Examples,
): Promise<Pick<Evaluation, 'roundedAfterwards' | 'latentsInstead'>> {
  if (model.architecture.mode !== 'none') return { latentsInstead: resultOf(await measure(model, weights, held, 0)) };
  const roundings: [ModeId, HeldOutResult][] = [];
  for (const mode of roundingModes) roundings.push([mode, await measureRounded(model, weights, held, mode)]);
  return {
    roundedAfterwards: Object.fromEntries(roundings),
  };
}

const resultOf = ({ heldOutLossNats, score }: Measured): HeldOutResult => ({ heldOutLossNats, score });

async function measureRounded(model: BitNet, weights: WeightSet, held: Examples, mode: QuantisedModeId): Promise<HeldOutResult> {
  const rounded = tf.tidy(() => roundedAfterwards(model, weights, mode));
  try {
    return resultOf(await measure(model.withMode(mode), rounded, held));
  } finally {
    for (const { codes, scale } of Object.values(rounded.quantised)) tf.dispose([codes, scale]);
  }
}

function slice(held: Examples, start: number, end: number): Examples {
  switch (held.kind) {
    case 'tokens':
      return { ...held, examples: held.examples.slice(start, end) };
    case 'frames':
      return { ...held, examples: held.examples.slice(start, end) };
    case 'forecast':
      return { ...held, examples: held.examples.slice(start, end) };
  }
}

function scoredTargets(part: Examples): number {
  if (part.kind !== 'tokens') return part.examples.length;
  return part.examples.reduce((sum, example) => sum + example.scored.reduce((count, scored) => count + scored, 0), 0);
}
