import * as tf from '@tensorflow/tfjs-core';
import { sampleFrom } from '../catalog/tasks/split';
import type { FrameExample, FrameTask, Split, Task, TokenExample, TokenTask } from '../catalog/tasks/task';
import type { Architecture } from '../experiment/architecture';
import { randomStream, type RandomStream } from '../math/random';
import type { PlanBatch } from '../plan/step-input';
import type { TensorBatch } from './state';

/** Examples of one kind, still as plain numbers. */
export type Examples =
  | { readonly kind: 'tokens'; readonly task: TokenTask; readonly examples: readonly TokenExample[] }
  | { readonly kind: 'frames'; readonly task: FrameTask; readonly examples: readonly FrameExample[] };

/** The batch of a step: a function of seed and step alone, so every arm of a comparison sees the same one. */
export function trainingExamples(task: Task, seqLen: number, batchSize: number, seed: number, step: number): Examples {
  return draw(task, randomStream(seed, 'batch', step), seqLen, batchSize, 'train');
}

/** The held-out set: the same for every seed, never trained on. */
export function heldOutExamples(task: Task, seqLen: number, count: number): Examples {
  return draw(task, randomStream(0, 'held-out'), seqLen, count, 'heldOut');
}

function draw(task: Task, random: RandomStream, seqLen: number, count: number, split: Split): Examples {
  const times = <T>(one: () => T): T[] => Array.from({ length: count }, one);
  return task.kind === 'tokens'
    ? { kind: 'tokens', task, examples: times(() => sampleFrom(task, random, seqLen, split)) }
    : { kind: 'frames', task, examples: times(() => sampleFrom(task, random, seqLen, split)) };
}

/** Inputs `[count, seq]` or `[count, seq, embedDim]` that mean nothing: to compare two models where there is no data. */
export function randomInputs({ input, seqLen }: Architecture, count: number): tf.Tensor {
  const random = randomStream(0, 'inputs');
  if (input.kind === 'tokens') return tf.tensor(Int32Array.from({ length: count * seqLen }, () => random.integer(input.vocab)), [count, seqLen], 'int32');
  return tf.tensor(Float32Array.from({ length: count * seqLen * input.embedDim }, () => random.normal()), [count, seqLen, input.embedDim]);
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
  const inputs = new Float32Array(count * seqLen * batch.task.frameSize);
  batch.examples.forEach((example, i) => inputs.set(example.frames, i * seqLen * batch.task.frameSize));
  return { kind: 'frames', inputs, labels: Int32Array.from(batch.examples, (example) => example.label) };
}

/** The same examples as tensors; the caller owns them. */
export function toTensors(batch: Examples, seqLen: number): TensorBatch {
  const arrays = toArrays(batch, seqLen);
  const count = batch.examples.length;
  if (arrays.kind === 'tokens') {
    const shape: [number, number] = [count, seqLen];
    return { kind: 'tokens', inputs: tf.tensor(arrays.inputs, shape, 'int32'), targets: tf.tensor(arrays.targets, shape, 'int32'), scored: tf.tensor(arrays.scored, shape) };
  }
  return { kind: 'frames', inputs: tf.tensor(arrays.inputs, [count, seqLen, arrays.inputs.length / (count * seqLen)]), labels: tf.tensor1d(arrays.labels, 'int32') };
}

export function disposeBatch(batch: TensorBatch): void {
  tf.dispose(batch.kind === 'tokens' ? [batch.inputs, batch.targets, batch.scored] : [batch.inputs, batch.labels]);
}
