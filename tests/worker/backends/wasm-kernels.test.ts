import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { randomStream } from '../../../src/math/random';
import { experimentOf } from '../../../src/experiment/defaults';
import { definitionRun } from '../../../src/training/definition/definition-run';
import { registerWasmKernels } from '../../../src/worker/backends/wasm-kernels/register';

beforeAll(async () => {
  setWasmPaths(`${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`);
  registerWasmKernels();
  expect(await tf.setBackend('wasm')).toBe(true);
});

const random = randomStream(5, 'wasm-kernels');
const numbers = (shape: number[]): Float32Array => Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => random.normal());

/** Runs the same operation on wasm and on the cpu backend. */
async function onBoth(operation: () => tf.Tensor): Promise<[Float32Array, Float32Array]> {
  const results: Float32Array[] = [];
  for (const backend of ['wasm', 'cpu']) {
    await tf.setBackend(backend);
    const before = tf.memory().numTensors;
    const result = tf.tidy(operation);
    results.push(Float32Array.from(await result.data()));
    result.dispose();
    expect(tf.memory().numTensors).toBe(before);
  }
  await tf.setBackend('wasm');
  return results as [Float32Array, Float32Array];
}

const largestDifference = (a: Float32Array, b: Float32Array): number =>
  a.reduce((largest, value, i) => Math.max(largest, Math.abs(value - b[i]!)), 0);

describe('replaced wasm kernels agree with the cpu backend', () => {
  const sizes = [
    { batch: [], rows: 3, inner: 5, columns: 7 },
    { batch: [1], rows: 33, inner: 17, columns: 9 },
    { batch: [2, 3], rows: 4, inner: 5, columns: 6 },
    // Large enough to be multiplied pair by pair.
    { batch: [2, 2], rows: 40, inner: 17, columns: 31 },
  ];
  const cases = sizes.flatMap((size) =>
    [false, true].flatMap((transposeA) => [false, true].map((transposeB) => ({ ...size, transposeA, transposeB }))),
  );

  it.each(cases)(
    'matMul $batch $rows×$inner×$columns, transposed: $transposeA $transposeB',
    async ({ batch, rows, inner, columns, transposeA, transposeB }) => {
      const shapeA = [...batch, ...(transposeA ? [inner, rows] : [rows, inner])];
      const shapeB = [...batch, ...(transposeB ? [columns, inner] : [inner, columns])];
      const [a, b] = [numbers(shapeA), numbers(shapeB)];
      const [wasm, cpu] = await onBoth(() => tf.matMul(tf.tensor(a, shapeA), tf.tensor(b, shapeB), transposeA, transposeB));
      expect(wasm).toHaveLength(cpu.length);
      expect(largestDifference(wasm, cpu)).toBeLessThan(1e-5);
    },
  );

  it.each([
    { shape: [10], sizes: [1, 2, 7], axis: 0 },
    { shape: [4, 9], sizes: [3, 1, 5], axis: 1 },
    { shape: [2, 6, 3], sizes: [4, 2], axis: 1 },
    { shape: [2, 3, 8], sizes: [2, 2, 4], axis: -1 },
  ])('split $shape along $axis', async ({ shape, sizes: pieces, axis }) => {
    const values = numbers(shape);
    for (let piece = 0; piece < pieces.length; piece++) {
      const [wasm, cpu] = await onBoth(() => tf.split(tf.tensor(values, shape), pieces, axis)[piece]!);
      expect(wasm).toEqual(cpu);
    }
  });

  it('segment sum adds rows by id and drops ids that are out of range', async () => {
    const [x, ids] = [
      tf.tensor2d([
        [1, 2],
        [3, 4],
        [5, 6],
        [7, 8],
      ]),
      tf.tensor1d([2, 0, 2, 9], 'int32'),
    ];
    expect(Array.from(await tf.unsortedSegmentSum(x, ids, 3).data())).toEqual([3, 4, 0, 0, 6, 8]);
  });

  it('a clone shares its memory and outlives the original', async () => {
    const original = tf.tensor1d([1, 2, 3]);
    const { numDataBuffers } = tf.memory();
    const clone = tf.clone(original);
    expect(tf.memory().numDataBuffers).toBe(numDataBuffers);
    original.dispose();
    tf.tensor1d([7, 7, 7]);
    expect(Array.from(await clone.data())).toEqual([1, 2, 3]);
  });
});

it('500 training steps leave as many tensors and bytes as 2, in the heap too', async () => {
  const run = definitionRun(
    experimentOf({ hiddenSize: 8, numHeads: 2, numLayers: 1, feedForwardSize: 10, batchSize: 2, seqLen: 8, steps: 600, dropout: 0.1 }),
  );
  for (let i = 0; i < 2; i++) await run.advance();
  const { numTensors, numBytes, numDataBuffers } = tf.memory();
  for (let i = 0; i < 498; i++) await run.advance();
  expect(tf.memory()).toMatchObject({ numTensors, numBytes, numDataBuffers });
  run.dispose();
});
