import { sampleFrom, type Sampler } from '../catalog/tasks/split';
import type {
  Example,
  ForecastExample,
  ForecastTask,
  FrameExample,
  FrameTask,
  Split,
  Task,
  TokenExample,
  TokenTask,
} from '../catalog/tasks/task';
import type { Architecture } from '../experiment/architecture';
import { randomStream, type RandomStream } from '../math/random';
import type { PlanBatch } from '../plan/step-input';

/** Examples of one kind, still as plain numbers. */
export type Examples =
  | { readonly kind: 'tokens'; readonly task: TokenTask; readonly examples: readonly TokenExample[] }
  | { readonly kind: 'frames'; readonly task: FrameTask; readonly examples: readonly FrameExample[] }
  | { readonly kind: 'forecast'; readonly task: ForecastTask; readonly examples: readonly ForecastExample[] };

/** The batch of a step: a function of seed and step alone, so every arm of a comparison sees the same one. */
export function trainingExamples(task: Task, seqLen: number, batchSize: number, seed: number, step: number): Examples {
  return draw(task, randomStream(seed, 'batch', step), seqLen, batchSize, 'train');
}

/** The held-out set: the same for every seed, never trained on; all of it, regardless of `count`, where a task can list it. */
export function heldOutExamples(task: Task, seqLen: number, count: number): Examples {
  const all = every(task, seqLen);
  return all ?? draw(task, randomStream(0, 'held-out'), seqLen, count, 'heldOut');
}

function every(task: Task, seqLen: number): Examples | null {
  if (task.lacksData === true || task.every === undefined) return null;
  switch (task.kind) {
    case 'tokens':
      return { kind: 'tokens', task, examples: task.every(seqLen, 'heldOut') };
    case 'frames':
      return { kind: 'frames', task, examples: task.every(seqLen, 'heldOut') };
    case 'forecast':
      return { kind: 'forecast', task, examples: task.every(seqLen, 'heldOut') };
  }
}

function draw(task: Task, random: RandomStream, seqLen: number, count: number, split: Split): Examples {
  const times = <E extends Example>(sampler: Sampler<E>): E[] =>
    Array.from({ length: count }, () => sampleFrom(sampler, random, seqLen, split));
  switch (task.kind) {
    case 'tokens':
      return { kind: 'tokens', task, examples: times(task) };
    case 'frames':
      return { kind: 'frames', task, examples: times(task) };
    case 'forecast':
      return { kind: 'forecast', task, examples: times(task) };
  }
}

/** Random sequences, without targets: to compare two models without data. */
export function randomBatch({ input, seqLen, outputs, classes }: Architecture, count: number): PlanBatch {
  const random = randomStream(0, 'inputs');
  const tokens = count * seqLen;
  if (input.kind === 'tokens') {
    const inputs = Int32Array.from({ length: tokens }, () => random.integer(input.vocab));
    return { kind: 'tokens', inputs, targets: new Int32Array(tokens), scored: new Float32Array(tokens).fill(1) };
  }
  const inputs = Float32Array.from({ length: tokens * input.embedDim }, () => random.normal());
  if (outputs === 'numbers') return { kind: 'forecast', inputs, targets: new Float32Array(count * (classes ?? 0)) };
  return { kind: 'frames', inputs, labels: new Int32Array(count) };
}

/** The same examples as flat arrays, row-major. */
export function toArrays(batch: Examples, seqLen: number): PlanBatch {
  const count = batch.examples.length;
  if (batch.kind === 'tokens') {
    const inputs = new Int32Array(count * seqLen);
    const targets = new Int32Array(count * seqLen);
    const scored = new Float32Array(count * seqLen);
    batch.examples.forEach((example, i) => {
      inputs.set(example.tokens.slice(0, seqLen), i * seqLen);
      targets.set(example.tokens.slice(1, seqLen + 1), i * seqLen);
      scored.set(example.scored, i * seqLen);
    });
    return { kind: 'tokens', inputs, targets, scored };
  }
  const { frameSize } = batch.task;
  const inputs = new Float32Array(count * seqLen * frameSize);
  batch.examples.forEach((example, i) => inputs.set(example.frames, i * seqLen * frameSize));
  if (batch.kind === 'forecast') {
    const targets = new Float32Array(count * frameSize);
    batch.examples.forEach(({ next }, i) => targets.set(next, i * frameSize));
    return { kind: 'forecast', inputs, targets };
  }
  return { kind: 'frames', inputs, labels: Int32Array.from(batch.examples, (example) => example.label) };
}

/** Some of the examples, as `Array.slice` takes them. */
export function sliceOf(batch: Examples, start: number, end: number): Examples {
  switch (batch.kind) {
    case 'tokens':
      return { ...batch, examples: batch.examples.slice(start, end) };
    case 'frames':
      return { ...batch, examples: batch.examples.slice(start, end) };
    case 'forecast':
      return { ...batch, examples: batch.examples.slice(start, end) };
  }
}
