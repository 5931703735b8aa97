/** How often every weight changed its code, counted by the definition; the plan's counts are compared with it in the browser. */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { experimentOf } from '../../src/experiment/defaults';
import { oftenFlips } from '../../src/math/weight-counts';
import { definitionRun } from '../../src/training/definition/definition-run';
import { tinyExperiment } from '../tiny-experiment';
import { expectFlipsOfEveryStep } from './look-cases';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const tiny = tinyExperiment({ feedForwardSize: 12, batchSize: 4, steps: 40, lambdaSteps: 0, learningRate: 0.05 });

it.each(['ternary', 'binary'] as const)('are what comparing the codes of every step gives: %s', async (mode) => {
  const run = definitionRun(experimentOf({ ...tiny, mode }));
  await expectFlipsOfEveryStep(run, 20);
  const counts = (await run.snapshot()).flipCounts!;
  let first = 0;
  for (const { shape, neverFlippedShare, flippedOftenShare } of (await run.look()).inspection.layers) {
    const own = counts.subarray(first, (first += shape[0]! * shape[1]!));
    expect(neverFlippedShare).toBe(own.filter((count) => count === 0).length / own.length);
    expect(flippedOftenShare).toBe(own.filter((count) => count >= oftenFlips).length / own.length);
  }
  run.dispose();
});

it('begin at zero, and again after a reset', async () => {
  const run = definitionRun(experimentOf(tiny));
  for (const { neverFlippedShare, flippedOftenShare } of (await run.look()).inspection.layers)
    expect([neverFlippedShare, flippedOftenShare]).toEqual([1, 0]);
  for (let step = 0; step < 5; step++) await run.advance();
  expect((await run.look()).inspection.layers.some(({ neverFlippedShare }) => neverFlippedShare! < 1)).toBe(true);
  run.reset();
  for (const { neverFlippedShare } of (await run.look()).inspection.layers) expect(neverFlippedShare).toBe(1);
  run.dispose();
});

it('are not claimed of full precision', async () => {
  const run = definitionRun(experimentOf({ ...tiny, mode: 'none' }));
  await run.advance();
  for (const { neverFlippedShare, flippedOftenShare } of (await run.look()).inspection.layers)
    expect([neverFlippedShare, flippedOftenShare]).toEqual([null, null]);
  run.dispose();
});

it('cost no tensors from step to step', async () => {
  const run = definitionRun(experimentOf(tiny));
  for (let step = 0; step < 2; step++) await run.advance();
  const { numTensors, numBytes } = tf.memory();
  for (let step = 0; step < 3; step++) await run.advance();
  await run.look();
  expect(tf.memory()).toMatchObject({ numTensors, numBytes });
  run.dispose();
});
