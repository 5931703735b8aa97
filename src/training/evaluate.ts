import * as tf from '@tensorflow/tfjs-core';
import type { BitNet } from '../model/bitnet';
import { effectiveParameters, roundedAfterwards, type WeightSet } from '../model/weights';
import { disposeBatch, toTensors, type Examples } from './batches';
import { labelLoss, tokenLoss } from './loss';
import type { Evaluation, HeldOutResult, ShownExample } from './reports';

/** Examples per forward pass: bounds the memory of a large held-out set. */
const chunkSize = 64;
const shownCount = 6;

export interface Measured extends HeldOutResult {
  /** The most likely token at each position, or the most likely label, per example. */
  readonly predictions: readonly (readonly number[])[];
}

/** Loss and score of weights on examples: by default fully quantised (λ = 1) whatever the training does; at λ = 0 on the latents. */
export async function measure(model: BitNet, weights: WeightSet, held: Examples, lambda = 1): Promise<Measured> {
  const { seqLen } = model.architecture;
  const parts: { loss: number; weight: number }[] = [];
  const predictions: number[][] = [];
  for (let start = 0; start < held.examples.length; start += chunkSize) {
    const part = slice(held, start, start + chunkSize);
    const batch = toTensors(part, seqLen);
    const [loss, best] = tf.tidy(() => {
      const logits = model.forward(batch.inputs, effectiveParameters(model, weights, lambda), { lambda });
      const value = batch.kind === 'tokens' ? tokenLoss(logits, batch.targets, batch.scored) : labelLoss(logits, batch.labels);
      return [value, tf.argMax(logits, -1)] as [tf.Tensor, tf.Tensor];
    });
    const [lossValues, bestValues] = await Promise.all([loss.data(), best.data()]);
    tf.dispose([loss, best]);
    disposeBatch(batch);
    // Every chunk's mean counts as often as it has scored targets.
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

/** A full evaluation, with the controls that show what quantised training did: see {@link controls}. */
export async function evaluate(model: BitNet, weights: WeightSet, held: Examples, { step, elapsedMs, hasLatents }: EvaluatedRun): Promise<Evaluation> {
  const measured = await measure(model, weights, held);
  return { ...evaluationOf(measured, held, model.architecture.seqLen, { step, elapsedMs }), ...(hasLatents ? await controls(model, weights, held) : {}) };
}

/** What was measured, with a few examples to look at. */
export function evaluationOf({ heldOutLossNats, score, predictions }: Measured, held: Examples, seqLen: number, when: Pick<Evaluation, 'step' | 'elapsedMs'>): Evaluation {
  return { ...when, heldOutLossNats, score, examples: showExamples(held, predictions, seqLen) };
}

/**
 * The same latent weights used in a way that they were not trained for, no training in between: those of full precision
 * rounded afterwards, those of a quantised run as they are. Both break a model that needed its rounding, or its lack.
 */
async function controls(model: BitNet, weights: WeightSet, held: Examples): Promise<Pick<Evaluation, 'roundedAfterwards' | 'latentsInstead'>> {
  if (model.architecture.mode !== 'none') return { latentsInstead: resultOf(await measure(model, weights, held, 0)) };
  return { roundedAfterwards: { ternary: await measureRounded(model, weights, held, 'ternary'), binary: await measureRounded(model, weights, held, 'binary') } };
}

const resultOf = ({ heldOutLossNats, score }: Measured): HeldOutResult => ({ heldOutLossNats, score });

async function measureRounded(model: BitNet, weights: WeightSet, held: Examples, mode: 'ternary' | 'binary'): Promise<HeldOutResult> {
  const rounded = tf.tidy(() => roundedAfterwards(model, weights, mode));
  try {
    return resultOf(await measure(model.withMode(mode), rounded, held));
  } finally {
    for (const { codes, scale } of Object.values(rounded.quantised)) tf.dispose([codes, scale]);
  }
}

function slice(held: Examples, start: number, end: number): Examples {
  return held.kind === 'tokens' ? { ...held, examples: held.examples.slice(start, end) } : { ...held, examples: held.examples.slice(start, end) };
}

function scoredTargets(part: Examples): number {
  if (part.kind === 'frames') return part.examples.length;
  return part.examples.reduce((sum, example) => sum + example.scored.reduce((count, scored) => count + scored, 0), 0);
}

/** Mean score of predictions in 0…1. */
export function scoreOf(held: Examples, predictions: readonly (readonly number[])[]): number {
  const scores =
    held.kind === 'tokens'
      ? held.examples.map((example, i) => held.task.score(predictions[i] ?? [], example))
      : held.examples.map((example, i) => (predictions[i]?.[0] === example.label ? 1 : 0));
  return scores.reduce((sum: number, score) => sum + score, 0) / scores.length;
}

/** The first few held-out examples as a person reads them: always the same ones, so that one sees them turn right. */
function showExamples(held: Examples, predictions: readonly (readonly number[])[], seqLen: number): ShownExample[] {
  if (held.kind === 'frames') {
    const { labels } = held.task;
    return held.examples.slice(0, shownCount).map((example, i) => {
      const predicted = predictions[i]?.[0] ?? -1;
      return {
        prompt: '',
        expected: labels[example.label] ?? '',
        predicted: labels[predicted] ?? '',
        correct: [predicted === example.label],
        points: held.task.input.strokeOf(example.frames, seqLen),
      };
    });
  }
  const { vocabulary } = held.task;
  return held.examples.slice(0, shownCount).map((example, i) => {
    const positions = example.scored.flatMap((scored, position) => (scored === 1 ? [position] : []));
    const target = (position: number): number => example.tokens[position + 1] ?? -1;
    const chosen = (position: number): number => predictions[i]?.[position] ?? -1;
    return {
      prompt: example.tokens.slice(0, (positions[0] ?? 0) + 1).map((token) => vocabulary[token] ?? '').join(''),
      expected: positions.map((position) => vocabulary[target(position)] ?? '').join(''),
      predicted: positions.map((position) => vocabulary[chosen(position)] ?? '').join(''),
      correct: positions.map((position) => target(position) === chosen(position)),
    };
  });
}
