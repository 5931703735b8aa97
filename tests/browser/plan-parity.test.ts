/**
 * The compiled step against the definition: loss, every gradient, AdamW and the flips, over a generated set of options,
 * on real WebGPU. The definition runs on the cpu backend, which is the same arithmetic and many times faster here.
 */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, it } from 'vitest';
import { definitionStep, planStep, tensorflowDevice } from './plan-cases';
import { expectParity, expectRounding, parityCases } from './plan-parity-rules';

let device: GPUDevice;
beforeAll(async () => {
  device = await tensorflowDevice();
  await tf.setBackend('cpu');
});

const distances: number[] = [];

describe('one step of the plan is one step of the definition', () => {
  it.each(parityCases)('%s', async (_name, planCase) => {
    distances.push(...(await expectParity(planCase, await planStep(device, planCase), await definitionStep(planCase))));
  });

  it('the set is large enough, and its typical distance is that of rounding', () => {
    expectRounding(distances);
  });
});
