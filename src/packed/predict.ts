import * as words from '#words/packed/predict';
import { InputError, type ForecastTask, type FrameTask, type Task, type TokenTask } from '../catalog/tasks/task';
import { breathing } from '../math/breath';
import { randomStream } from '../math/random';
import { softmaxInPlace } from './attention';
import type { PackedModel } from './packed-model';
import type { Prediction, PredictionSource, PredictOptions, TokenChoice } from './prediction';
import { tokenReader } from './token-reader';

const defaultLength = 60;
const longest = 1000;
const topCount = 5;
const mostFrames = 256;

/**
 * The model's prediction for an input, fully quantised (λ = 1).
 *
 * @param input token tasks: a string; strokes: `[x, y]` points in drawing order, or `seqLen` ready-made frames; rows: the
 * last rows in the person's units, `seqLen` or more; pictures: `seqLen` or more frames
 * Throws {@link InputError} with a sentence for the person when the input cannot be used.
 */
export async function predict(model: PackedModel, task: Task, input: unknown, options: PredictOptions = {}): Promise<Prediction> {
  switch (task.kind) {
    case 'tokens':
      return writeTokens(model, task, input, options);
    case 'frames':
      return nameFrames(model, task, input);
    case 'forecast':
      return foretell(model, task, input, options);
  }
}

async function nameFrames(model: PackedModel, task: FrameTask, input: unknown): Promise<Prediction> {
  const probabilities = await model.startReading().read(framesOf(task, input, model.architecture.seqLen), 'last');
  softmaxInPlace(probabilities);
  const labels = best(probabilities, task.labels, task.labels.length);
  return { kind: 'frames', output: labels[0]?.text ?? '', labels, source: sourceOf(model) };
}

/** Autoregressive: each predicted frame is fed back. */
async function foretell(model: PackedModel, task: ForecastTask, input: unknown, { length = 1 }: PredictOptions): Promise<Prediction> {
  if (!Number.isInteger(length) || length < 1 || length > mostFrames) throw new InputError(words.badFrames(mostFrames));
  const seen = framesOf(task, input, model.architecture.seqLen);
  const frames: (readonly number[])[] = [];
  for (let i = 0; i < length; i++) {
    const next = await model.startReading().read(seen, 'last');
    frames.push(task.input.kind === 'rows' ? task.input.decode(next) : [...next]);
    seen.copyWithin(0, task.frameSize);
    seen.set(next, seen.length - task.frameSize);
  }
  return {
    kind: 'forecast',
    output: (frames[0] ?? []).map((value) => Number(value.toPrecision(4))).join(', '),
    frames,
    source: sourceOf(model),
  };
}

/** `[seqLen × frameSize]` frames of what a person drew or gave. Throws {@link InputError} when it cannot be used. */
export function framesOf({ input, frameSize }: FrameTask | ForecastTask, given: unknown, seqLen: number): Float32Array {
  const wanted = {
    strokes: words.points,
    rows: words.rows(seqLen, frameSize),
    pictures: words.pictures(seqLen, frameSize),
  }[input.kind];
  if (!Array.isArray(given)) throw new InputError(words.give(wanted));
  const rows: unknown[] = given;
  const numbers = rows.map((row) => (Array.isArray(row) || row instanceof Float32Array ? Array.from(row, Number) : []));
  if (!numbers.every((row) => row.length > 0 && row.every(Number.isFinite))) throw new InputError(words.giveFinite(wanted));
  if (input.kind === 'rows') return input.encode(numbers, seqLen);
  if (input.kind === 'strokes' && numbers.every((row) => row.length === 2))
    return input.frames(
      numbers.map(([x = 0, y = 0]) => [x, y] as const),
      seqLen,
    );
  const fits = input.kind === 'strokes' ? numbers.length === seqLen : numbers.length >= seqLen;
  if (fits && numbers.every((row) => row.length === frameSize)) return Float32Array.from(numbers.slice(-seqLen).flat());
  throw new InputError(input.kind === 'strokes' ? words.giveOrFrames(wanted, seqLen, frameSize) : words.give(wanted));
}

async function writeTokens(model: PackedModel, task: TokenTask, input: unknown, options: PredictOptions): Promise<Prediction> {
  if (typeof input !== 'string') throw new InputError(words.noPrompt);
  const { temperature = 0, seed = 0 } = options;
  if (!(temperature >= 0) || !Number.isFinite(temperature)) throw new InputError(words.badTemperature);
  const { tokens: prompt, answerLength } = task.prompt(input, model.architecture.seqLen);
  const length = answerLength ?? options.length ?? defaultLength;
  if (!Number.isInteger(length) || length < 0 || length > longest) throw new InputError(words.badLength(longest));

  const random = randomStream(seed, 'sample');
  const reader = tokenReader(model);
  const written: (TokenChoice & { top: readonly TokenChoice[] })[] = [];
  const chosenIds: number[] = [];
  let unread = prompt;
  const breathe = breathing();
  for (let i = 0; i < length; i++) {
    const probabilities = await reader.next(unread);
    const chosen = temperature === 0 ? indexOfLargest(probabilities) : sample(probabilities, temperature, random.uniform());
    written.push({
      text: task.vocabulary[chosen] ?? '',
      probability: probabilities[chosen] ?? 0,
      top: best(probabilities, task.vocabulary, topCount),
    });
    chosenIds.push(chosen);
    unread = [chosen];
    await breathe();
  }
  return {
    kind: 'tokens',
    prompt: input,
    output: task.textOf?.(chosenIds) ?? written.map(({ text }) => text).join(''),
    tokens: written,
    source: sourceOf(model),
  };
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
