import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { experimentOf } from '../../src/experiment/defaults';
import { definitionRun } from '../../src/training/definition/definition-run';
import { startWebgpu } from '../../src/worker/backends/webgpu-tensorflow';

beforeAll(startWebgpu);

async function losses(steps: number, batchSize: number): Promise<number[]> {
  const run = definitionRun(
    experimentOf({
      task: 'reverse',
      hiddenSize: 8,
      numHeads: 2,
      numLayers: 1,
      feedForwardSize: 12,
      seqLen: 16,
      batchSize,
      steps: 20,
      seed: 3,
    }),
  );
  const values = [];
  for (let i = 0; i < steps; i++) values.push((await run.advance()).lossNats);
  run.dispose();
  return values;
}

describe('WebGPU', () => {
  it.each([
    ['a small batch', 4, 3],
    // 2,048 rows: the backend would split the products of the weight gradients.
    ['a batch of over 2,000 tokens', 128, 2],
  ])('gives the same losses to the bit for the same seed, with %s', async (_name, batchSize, steps) => {
    const first = await losses(steps, batchSize);
    expect(await losses(steps, batchSize)).toEqual(first);
  });

  it('sums segments in order, dropping ids that are out of range', async () => {
    const x = tf.tensor2d([
      [1, 2],
      [3, 4],
      [5, 6],
      [7, 8],
    ]);
    const sums = tf.unsortedSegmentSum(x, tf.tensor1d([2, 0, 2, 9], 'int32'), 3);
    expect(Array.from(await sums.data())).toEqual([3, 4, 0, 0, 6, 8]);
  });

  it('multiplies long products rightly', async () => {
    const length = 2500;
    const a = Float32Array.from({ length: 3 * length }, (_, i) => Math.sin(i));
    const b = Float32Array.from({ length: 5 * length }, (_, i) => Math.cos(3 * i));
    const product = await tf.matMul(tf.tensor2d(a, [3, length]), tf.tensor2d(b, [5, length]), false, true).data();
    for (let row = 0; row < 3; row++) {
      for (let column = 0; column < 5; column++) {
        let sum = 0;
        for (let i = 0; i < length; i++) sum += a[row * length + i]! * b[column * length + i]!;
        expect(product[row * 5 + column]).toBeCloseTo(sum, 3);
      }
    }
  });

  it('keeps tensors and GPU memory flat', async () => {
    // 500 steps are checked on wasm; a software GPU takes most of a second for one.
    const run = definitionRun(
      experimentOf({ hiddenSize: 8, numHeads: 2, numLayers: 1, feedForwardSize: 8, seqLen: 8, batchSize: 2, steps: 600 }),
    );
    for (let i = 0; i < 2; i++) await run.advance();
    const before = await memoryAtRest();
    for (let i = 0; i < 4; i++) await run.advance();
    expect(await memoryAtRest()).toEqual(before);
    run.dispose();
  });
});

/** Steps under way hold a state more or less, by how fast the device is: read when two readings agree. */
async function memoryAtRest(): Promise<ReturnType<typeof memory>> {
  let last = memory();
  for (let tries = 0; tries < 50; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const now = memory();
    if (now.tensors === last.tensors && now.bytes === last.bytes) return now;
    last = now;
  }
  return last;
}

/** What the backend itself says it holds, and the tensors that the library counts. */
function memory(): { tensors: number; bytes: number; gpuBytes: unknown } {
  const { numTensors, numBytes, ...rest } = tf.memory();
  return { tensors: numTensors, bytes: numBytes, gpuBytes: 'numBytesInGPU' in rest ? rest.numBytesInGPU : undefined };
}
