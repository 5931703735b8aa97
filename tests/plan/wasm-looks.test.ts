/** Weights counted and packed in the memory of the plan, against the same weights as tensors. */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { experimentOf } from '../../src/experiment/defaults';
import { Run } from '../../src/training/run';
import { expectFlipsOfEveryStep, expectLookOfTensors, lookCases } from '../training/look-cases';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

it.each(lookCases)('%s: a look is what the tensors say', async (_name, draft) => {
  await expectLookOfTensors(await Run.onPlan(experimentOf(draft), { kind: 'wasm' }), 0);
});

it('flips add up from step to step', async () => {
  await expectFlipsOfEveryStep(await Run.onPlan(experimentOf(lookCases[1]![1]), { kind: 'wasm' }), 15);
});

it('a look makes no tensors', async () => {
  const run = await Run.onPlan(experimentOf(lookCases[0]![1]), { kind: 'wasm' });
  await run.advance();
  const { numTensors, numBytes } = tf.memory();
  await run.look(run.model.parameters.find(({ role }) => role === 'bitLinear')!.name);
  expect(tf.memory()).toMatchObject({ numTensors, numBytes });
});
