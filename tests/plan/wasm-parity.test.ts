/** The compiled step in WebAssembly against the definition, by the rules and on the cases of the one on WebGPU. */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, it } from 'vitest';
import { definitionStep } from '../browser/plan-cases';
import { expectParity, expectRounding, parityCases } from '../browser/plan-parity-rules';
import { cpuStep, wasmExecutor } from './cpu-step';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const distances: number[] = [];

describe('one step of the plan in WebAssembly is one step of the definition', () => {
  it.each(parityCases)('%s', async (_name, planCase) => {
    distances.push(...(await expectParity(planCase, cpuStep(await wasmExecutor(planCase), planCase), await definitionStep(planCase))));
  });

  it('the set is large enough, and its typical distance is that of rounding', () => {
    expectRounding(distances);
  });
});
