import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkGradients, selfTestNumbers } from '../../../src/worker/backends/definition-self-test';
import stored from '../../../src/worker/backends/self-test-numbers.json';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

/** The test allows a thousandth: more digits would only have to be fetched by every worker. */
const sevenDigits = (_key: string, value: unknown): unknown => (typeof value === 'number' ? Number(value.toPrecision(7)) : value);

describe('gradient self-test', () => {
  it('stores what the cpu backend computes (UPDATE_SELF_TEST=1 writes it anew)', async () => {
    const numbers = { 'b1.58': await selfTestNumbers('b1.58'), edifice: await selfTestNumbers('edifice') };
    if (process.env['UPDATE_SELF_TEST'] === '1')
      await writeFile('src/worker/backends/self-test-numbers.json', `${JSON.stringify(numbers, sevenDigits, 2)}\n`);
    else expect(Object.keys(stored['b1.58'].gradients)).toEqual(Object.keys(numbers['b1.58'].gradients));
    await expect(checkGradients()).resolves.toBeUndefined();
  });

  it('refuses a backend whose embedding gradient is zero', async () => {
    const { kernelFunc } = tf.getKernel('UnsortedSegmentSum', 'cpu');
    tf.unregisterKernel('UnsortedSegmentSum', 'cpu');
    tf.registerKernel({
      kernelName: 'UnsortedSegmentSum',
      backendName: 'cpu',
      kernelFunc: (parameters) => {
        const right = kernelFunc(parameters);
        return tf.zerosLike(tf.engine().makeTensorFromTensorInfo(Array.isArray(right) ? right[0]! : right));
      },
    });
    await expect(checkGradients()).rejects.toThrow(/embedding\.weight/);
    tf.unregisterKernel('UnsortedSegmentSum', 'cpu');
    tf.registerKernel({ kernelName: 'UnsortedSegmentSum', backendName: 'cpu', kernelFunc });
  });
});
