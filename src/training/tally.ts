import type { Examples } from './batches';
import type { HeldOutResult } from './reports';
import { scoreOf, squaredDistance } from './score';

export interface Measured extends HeldOutResult {
  /** The most likely token at each position, the most likely label, or the predicted numbers, per example. */
  readonly predictions: readonly (readonly number[])[];
}

/** Adds up loss and choices of a model on examples, from its outputs. */
export interface Tally {
  /**
   * The outputs for the next example, in order.
   *
   * @param outputs logits `[seq, vocab]` (tokens) or `[classes]` (frames), or the predicted numbers (forecast)
   */
  take(outputs: Float32Array): void;
  /** Once the outputs of every example have been taken. */
  measured(): Measured;
}

export function tallyOf(held: Examples): Tally {
  const predictions: number[][] = [];
  let lossNats = 0;
  let targets = 0;

  /** Reads one row of logits out: adds its loss and returns its choice. */
  function readOut(logits: Float32Array, target: number, counts: number): number {
    if (counts > 0) lossNats += counts * crossEntropy(logits, target);
    targets += counts;
    return logits.indexOf(largestOf(logits));
  }

  function predictionOf(outputs: Float32Array): number[] {
    const at = predictions.length;
    switch (held.kind) {
      case 'tokens': {
        const { tokens, scored } = exampleAt(held.examples, at);
        const vocab = outputs.length / scored.length;
        return scored.map((counts, i) => readOut(outputs.subarray(i * vocab, (i + 1) * vocab), tokens[i + 1] ?? 0, counts));
      }
      case 'frames':
        return [readOut(outputs, exampleAt(held.examples, at).label, 1)];
      case 'forecast': {
        const { next } = exampleAt(held.examples, at);
        lossNats += squaredDistance(outputs, next) / next.length;
        targets += 1;
        return [...outputs];
      }
    }
  }

  return {
    take: (outputs) => void predictions.push(predictionOf(outputs)),
    measured: () => ({ heldOutLossNats: lossNats / targets, score: scoreOf(held, predictions), predictions }),
  };
}

function exampleAt<E>(examples: readonly E[], i: number): E {
  const example = examples[i];
  if (example === undefined) throw new RangeError(`There are ${examples.length} examples, and outputs came for one more.`);
  return example;
}

const largestOf = (values: Float32Array): number => values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);

/** −log softmax(logits)[target] */
function crossEntropy(logits: Float32Array, target: number): number {
  const largest = largestOf(logits);
  return largest + Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - largest), 0)) - (logits[target] ?? Number.NaN);
}
