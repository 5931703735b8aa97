import { InputError, type FrameTask, type Task, type TokenTask } from '../catalog/tasks/task';
import { randomStream } from '../math/random';
import { softmaxInPlace } from './attention';
import type { PackedModel } from './packed-model';
import type { Prediction, PredictionSource, PredictOptions, TokenChoice } from './prediction';
import { tokenReader } from './token-reader';

const defaultLength = 60;
const longest = 1000;
const topCount = 5;
/** How long to write before messages are let in, in ms. */
const breathEveryMs = 30;

/**
 * What the model makes of an input, fully quantised (λ = 1).
 *
 * @param input token tasks: a string; frame tasks: `[x, y]` points in drawing order, or `seqLen` ready-made frames
 * Throws {@link InputError} with a sentence for the person when the input cannot be used.
 */
export async function predict(model: PackedModel, task: Task, input: unknown, options: PredictOptions = {}): Promise<Prediction> {
  return task.kind === 'tokens' ? writeTokens(model, task, input, options) : nameStroke(model, task, input);
}

async function nameStroke(model: PackedModel, task: FrameTask, input: unknown): Promise<Prediction> {
  const probabilities = await model.startReading().read(framesOf(task, input, model.architecture.seqLen), 'last');
  softmaxInPlace(probabilities);
  const labels = best(probabilities, task.labels, task.labels.length);
  return { kind: 'frames', output: labels[0]?.text ?? '', labels, source: sourceOf(model) };
}

/** `[seqLen × frameSize]` frames of what a person drew or gave. Throws {@link InputError} when it cannot be used. */
export function framesOf(task: FrameTask, input: unknown, seqLen: number): Float32Array {
  const { frameSize } = task;
  if (!Array.isArray(input)) throw new InputError(`Give a list of [x, y] points in drawing order, or ${seqLen} frames of ${frameSize} numbers.`);
  const rows: unknown[] = input;
  const numbers = rows.map((row) => (Array.isArray(row) ? row.map(Number) : []));
  if (!numbers.every((row) => row.length > 0 && row.every(Number.isFinite))) throw new InputError('Every point needs finite numbers: [x, y].');
  if (numbers.every((row) => row.length === 2)) return task.input.frames(numbers.map(([x = 0, y = 0]) => [x, y] as const), seqLen);
  if (numbers.length === seqLen && numbers.every((row) => row.length === frameSize)) return Float32Array.from(numbers.flat());
  throw new InputError(`Give [x, y] points, or exactly ${seqLen} frames of ${frameSize} numbers each.`);
}

async function writeTokens(model: PackedModel, task: TokenTask, input: unknown, options: PredictOptions): Promise<Prediction> {
  if (typeof input !== 'string') throw new InputError('Give the prompt as a string.');
  const { temperature = 0, seed = 0 } = options;
  if (!(temperature >= 0) || !Number.isFinite(temperature)) throw new InputError('The temperature must be a number of at least 0.');
  const { tokens: prompt, answerLength } = task.prompt(input, model.architecture.seqLen);
  const length = answerLength ?? options.length ?? defaultLength;
  if (!Number.isInteger(length) || length < 0 || length > longest) throw new InputError(`The length must be a whole number from 0 to ${longest}.`);

  const random = randomStream(seed, 'sample');
  const reader = tokenReader(model);
  const written: (TokenChoice & { top: readonly TokenChoice[] })[] = [];
  let unread = prompt;
  let breath = performance.now();
  for (let i = 0; i < length; i++) {
    const probabilities = await reader.next(unread);
    const chosen = temperature === 0 ? indexOfLargest(probabilities) : sample(probabilities, temperature, random.uniform());
    written.push({ text: task.vocabulary[chosen] ?? '', probability: probabilities[chosen] ?? 0, top: best(probabilities, task.vocabulary, topCount) });
    unread = [chosen];
    if (performance.now() - breath < breathEveryMs) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    breath = performance.now();
  }
  return { kind: 'tokens', prompt: input, output: written.map(({ text }) => text).join(''), tokens: written, source: sourceOf(model) };
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

const sourceOf = ({ kernelLabel, bitLinearBytes }: PackedModel): PredictionSource => ({
  weights: kernelLabel === null ? 'float32' : 'packed',
  bitLinearBytes,
  kernel: kernelLabel,
});
