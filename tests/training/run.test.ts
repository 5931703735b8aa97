import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { experimentOf } from '../../src/experiment/defaults';
import { bitNetOf } from '../../src/model/bitnet';
import { DefinitionStepper } from '../../src/training/definition/definition-stepper';
import { definitionRun } from '../../src/training/definition/definition-run';
import type { Run } from '../../src/training/run';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const experiment = experimentOf({
  hiddenSize: 8,
  numHeads: 2,
  numLayers: 1,
  feedForwardSize: 10,
  batchSize: 2,
  seqLen: 8,
  steps: 12,
  warmupSteps: 1,
  lambdaSteps: 4,
  dropout: 0.1,
});

async function losses(run: Run, steps: number): Promise<number[]> {
  const values = [];
  for (let i = 0; i < steps; i++) values.push((await run.advance()).lossNats);
  return values;
}

describe('a run', () => {
  it('goes on from a snapshot as if it had never stopped', async () => {
    const [whole, other] = [definitionRun(experiment), definitionRun(experiment)];
    const expected = await losses(whole, 8);
    await losses(other, 3);
    const snapshot = await other.snapshot();
    expect(snapshot).toMatchObject({ step: 3 });
    expect(snapshot.latents).toHaveLength(other.model.parameterCount);
    // Its own past does not matter.
    await losses(other, 2);
    other.restore(snapshot);
    expect([other.step, other.lastLossNats]).toEqual([3, null]);
    expect(await losses(other, 5)).toEqual(expected.slice(3));
    // Weights, moments and how often every weight has flipped.
    expect(await other.snapshot()).toEqual(await whole.snapshot());
    whole.dispose();
    other.dispose();
  });

  it('moves to another stepper, through the steps since the last snapshot, at the learning rates that they had', async () => {
    const [run, undisturbed] = [definitionRun(experiment), definitionRun(experiment)];
    const reported: number[] = [];
    for (const each of [run, undisturbed]) {
      await losses(each, 2);
      each.learningRate = 0.001;
      await losses(each, 2);
    }
    const { numTensors } = tf.memory();
    await run.moveTo((_model, snapshot) => {
      expect(snapshot.step).toBe(0);
      return new DefinitionStepper(bitNetOf(run.model.architecture), snapshot);
    });
    reported.push(...run.takeReports().map(({ step }) => step));
    expect([run.step, run.weightsStep, reported]).toEqual([4, 4, []]);
    expect(tf.memory().numTensors).toBe(numTensors);
    expect(await losses(run, 3)).toEqual(await losses(undisturbed, 3));
    run.dispose();
    undisturbed.dispose();
  });
});
