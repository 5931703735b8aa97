import * as tf from '@tensorflow/tfjs-core';
import { InputError, type FrameTask, type Task, type TokenTask } from '../catalog/tasks/task';
import { randomStream } from '../math/random';
import type { BitNet } from '../model/bitnet';
import { effectiveParameters, type WeightSet } from '../model/weights';
import type { Prediction, PredictOptions, TokenChoice } from './reports';

const defaultLength = 60;
const longest = 1000;
const topCount = 5;

/**
 * What the model makes of an input, fully quantised (λ = 1).
 *
 * @param input token tasks: a string; frame tasks: `[x, y]` points in drawing order, or `seqLen` ready-made frames
 * Throws {@link InputError} with a sentence for the person when the input cannot be used.
 */
export async function predict(model: BitNet, weights: WeightSet, task: Task, input: unknown, options: PredictOptions = {}): Promise<Prediction> {
  return task.kind === 'tokens' ? writeTokens(model, weights, task, input, options) : nameStroke(model, weights, task, input);
}

async function nameStroke(model: BitNet, weights: WeightSet, task: FrameTask, input: unknown): Promise<Prediction> {
  const { seqLen } = model.architecture;
  const frames = framesOf(task, input, seqLen);
  const probabilities = await readProbabilities(() => {
    const batch = tf.tensor(frames, [1, seqLen, task.frameSize]);
    return model.forward(batch, effectiveParameters(model, weights, 1));
  });
  const labels = best(probabilities, task.labels, task.labels.length);
  return { kind: 'frames', output: labels[0]?.text ?? '', labels };
}

function framesOf(task: FrameTask, input: unknown, seqLen: number): Float32Array {
  const { frameSize } = task;
  if (!Array.isArray(input)) throw new InputError(`Give a list of [x, y] points in drawing order, or ${seqLen} frames of ${frameSize} numbers.`);
  const rows: unknown[] = input;
  const numbers = rows.map((row) => (Array.isArray(row) ? row.map(Number) : []));
  if (!numbers.every((row) => row.length > 0 && row.every(Number.isFinite))) throw new InputError('Every point needs finite numbers: [x, y].');
  if (numbers.every((row) => row.length === 2)) return task.frames(numbers.map(([x = 0, y = 0]) => [x, y] as const), seqLen);
  if (numbers.length === seqLen && numbers.every((row) => row.length === frameSize)) return Float32Array.from(numbers.flat());
  throw new InputError(`Give [x, y] points, or exactly ${seqLen} frames of ${frameSize} numbers each.`);
}

async function writeTokens(model: BitNet, weights: WeightSet, task: TokenTask, input: unknown, options: PredictOptions): Promise<Prediction> {
  if (typeof input !== 'string') throw new InputError('Give the prompt as a string.');
  const { seqLen } = model.architecture;
  const { temperature = 0, seed = 0 } = options;
  if (!(temperature >= 0) || !Number.isFinite(temperature)) throw new InputError('The temperature must be a number of at least 0.');
  const { tokens: prompt, answerLength } = task.prompt(input, seqLen);
  const length = answerLength ?? options.length ?? defaultLength;
  if (!Number.isInteger(length) || length < 0 || length > longest) throw new InputError(`The length must be a whole number from 0 to ${longest}.`);

  const random = randomStream(seed, 'sample');
  const context = [...prompt];
  const written: (TokenChoice & { top: readonly TokenChoice[] })[] = [];
  for (let i = 0; i < length; i++) {
    const probabilities = await nextTokenProbabilities(model, weights, context);
    const chosen = temperature === 0 ? indexOfLargest(probabilities) : sample(probabilities, temperature, random.uniform());
    written.push({ text: task.vocabulary[chosen] ?? '', probability: probabilities[chosen] ?? 0, top: best(probabilities, task.vocabulary, topCount) });
    context.push(chosen);
  }
  return { kind: 'tokens', prompt: input, output: written.map(({ text }) => text).join(''), tokens: written };
}

/**
 * Probabilities of the token after `context`; of a context longer than the model sees, the last part counts.
 * The input is padded to the full length (nothing looks ahead, so the padding changes nothing): one shape, compiled once.
 */
async function nextTokenProbabilities(model: BitNet, weights: WeightSet, context: readonly number[]): Promise<Float32Array> {
  const { seqLen } = model.architecture;
  const seen = context.slice(-seqLen);
  const padded = new Int32Array(seqLen);
  padded.set(seen);
  return readProbabilities(() => {
    const logits = model.forward(tf.tensor(padded, [1, seqLen], 'int32'), effectiveParameters(model, weights, 1)); // [1, seq, vocab]
    return tf.slice(logits, [0, Math.max(0, seen.length - 1), 0], [1, 1, -1]);
  });
}

async function readProbabilities(logits: () => tf.Tensor): Promise<Float32Array> {
  const probabilities = tf.tidy(() => tf.softmax(tf.reshape(logits(), [-1])));
  try {
    return Float32Array.from(await probabilities.data());
  } finally {
    probabilities.dispose();
  }
}

/** p^(1/T), normalised, inverted at u in [0, 1). */
function sample(probabilities: Float32Array, temperature: number, u: number): number {
  const largest = Math.max(...probabilities);
  const weights = Array.from(probabilities, (p) => (p / largest) ** (1 / temperature));
  let rest = u * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [i, weight] of weights.entries()) {
    rest -= weight;
    if (rest < 0) return i;
  }
  return indexOfLargest(probabilities);
}

const indexOfLargest = (values: Float32Array): number => values.indexOf(Math.max(...values));

function best(probabilities: Float32Array, texts: readonly string[], count: number): TokenChoice[] {
  return Array.from(probabilities, (probability, i) => ({ text: texts[i] ?? '', probability }))
    .toSorted((a, b) => b.probability - a.probability)
    .slice(0, count);
}
