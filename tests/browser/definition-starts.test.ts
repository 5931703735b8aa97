/** Several looks at once, the first in this worker: each of them starts TensorFlow.js, and none disturbs another. */
import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { startTensorFlowBeside } from '../../src/worker/backends/tensorflow';

const look = async (): Promise<void> => expect(await tf.tidy(() => tf.add([1, 2], [3, 4])).data()).toEqual(new Float32Array([4, 6]));

it('a backend that several ask for at once starts once, beside the work of the former', async () => {
  await startTensorFlowBeside('cpu', true);
  const starting = Array.from({ length: 5 }, async () => {
    await startTensorFlowBeside('wasm', false);
    await look();
    return tf.getBackend();
  });
  for (let i = 0; i < 50; i++) {
    await look();
    await new Promise((resolve) => setTimeout(resolve));
  }
  expect(await Promise.all(starting)).toEqual(['wasm', 'wasm', 'wasm', 'wasm', 'wasm']);
});
