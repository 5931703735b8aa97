/** How often every weight changed its code, counted by the definition; the plan's counts are compared with it in the browser. */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { experimentOf } from '../../src/experiment/defaults';
import { oftenFlips } from '../../src/math/weight-counts';
import { disposeWeights, packWeights } from '../../src/model/weights';
import { mapOfLayer } from '../../src/training/inspect';
import { Run } from '../../src/training/run';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const tiny = { hiddenSize: 8, numHeads: 2, numLayers: 1, feedForwardSize: 12, seqLen: 8, batchSize: 4, steps: 40, warmupSteps: 1, lambdaSteps: 0, learningRate: 0.05 } as const;

async function codesOf(run: Run): Promise<Map<string, Int8Array>> {
  const weights = run.copyWeights();
  const tensors = await packWeights(run.model, weights);
  disposeWeights(weights);
  return new Map(tensors.flatMap((tensor) => (tensor.kind === 'codes' ? [[tensor.name, tensor.codes]] : [])));
}

it.each(['ternary', 'binary'] as const)('are what comparing the codes of every step gives: %s', async (mode) => {
  const run = new Run(experimentOf({ ...tiny, mode }));
  let before = await codesOf(run);
  const expected = new Map([...before].map(([name, codes]) => [name, new Uint32Array(codes.length)]));
  for (let step = 0; step < 20; step++) {
    await run.advance();
    const after = await codesOf(run);
    for (const [name, codes] of after) codes.forEach((code, i) => (expected.get(name)![i]! += code === before.get(name)![i] ? 0 : 1));
    before = after;
  }
  const weights = run.copyWeights();
  const { layers } = await run.inspect();
  for (const { name, neverFlippedShare, flippedOftenShare } of layers) {
    const counts = expected.get(name)!;
    expect((await mapOfLayer(run.model, weights, name, run.step))?.flipCounts).toEqual(counts);
    expect(neverFlippedShare).toBe(counts.filter((count) => count === 0).length / counts.length);
    expect(flippedOftenShare).toBe(counts.filter((count) => count >= oftenFlips).length / counts.length);
  }
  expect([...expected.values()].some((counts) => counts.some((count) => count > 2))).toBe(true);
  disposeWeights(weights);
  run.dispose();
});

it('begin at zero, and again after a reset', async () => {
  const run = new Run(experimentOf(tiny));
  for (const { neverFlippedShare, flippedOftenShare } of (await run.inspect()).layers) expect([neverFlippedShare, flippedOftenShare]).toEqual([1, 0]);
  for (let step = 0; step < 5; step++) await run.advance();
  expect((await run.inspect()).layers.some(({ neverFlippedShare }) => neverFlippedShare! < 1)).toBe(true);
  run.reset();
  for (const { neverFlippedShare } of (await run.inspect()).layers) expect(neverFlippedShare).toBe(1);
  run.dispose();
});

it('are not claimed of full precision', async () => {
  const run = new Run(experimentOf({ ...tiny, mode: 'none' }));
  await run.advance();
  for (const { neverFlippedShare, flippedOftenShare } of (await run.inspect()).layers) expect([neverFlippedShare, flippedOftenShare]).toEqual([null, null]);
  run.dispose();
});

it('cost no tensors from step to step', async () => {
  const run = new Run(experimentOf(tiny));
  for (let step = 0; step < 2; step++) await run.advance();
  const { numTensors, numBytes } = tf.memory();
  for (let step = 0; step < 3; step++) await run.advance();
  await run.inspect();
  expect(tf.memory()).toMatchObject({ numTensors, numBytes });
  run.dispose();
});
