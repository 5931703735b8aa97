import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { optimiserStep } from '../../src/catalog/optimisers/optimisers';
import { modeIds } from '../../src/catalog/modes/modes';
import { tasks } from '../../src/catalog/tasks/tasks';
import { architectureOf } from '../../src/experiment/architecture-of';
import { experimentOf } from '../../src/experiment/defaults';
import { bitNetOf } from '../../src/model/bitnet';
import { disposeWeights, effectiveParameters, packWeights, unpackWeights } from '../../src/model/weights';
import { heldOutExamples, toTensors, trainingExamples } from '../../src/training/batches';
import { dropoutMasks } from '../../src/training/dropout';
import { evaluate, measure } from '../../src/training/evaluate';
import { Run } from '../../src/training/run';
import { createState, disposeState, trainingStep } from '../../src/training/state';

const tiny = {
  hiddenSize: 16,
  numHeads: 2,
  numLayers: 1,
  feedForwardSize: 24,
  seqLen: 8,
  batchSize: 4,
  steps: 60,
  warmupSteps: 2,
  lambdaSteps: 0,
} as const;
const optimiser = optimiserStep('adamw', 0.02);

beforeAll(async () => {
  await tf.setBackend('cpu');
});

describe('one batch is learned by heart', () => {
  const cases = modeIds.flatMap((mode) => (['reverse', 'gestures'] as const).map((task) => ({ mode, task })));
  it.each(cases)('$task, $mode', async ({ mode, task }) => {
    const experiment = experimentOf({ ...tiny, mode, task, dropout: 0 });
    const model = bitNetOf(architectureOf(experiment));
    const batch = toTensors(trainingExamples(tasks[task], experiment.seqLen, 4, 1, 0), experiment.seqLen);
    let state = createState(model, model.initialise(1));
    let loss = Infinity;
    for (let step = 0; step < 120 && loss > 0.05; step++) {
      const result = trainingStep(model, state, batch, { lambda: 1, optimiser });
      loss = (await result.loss.data())[0]!;
      disposeState(state);
      tf.dispose([result.loss, result.flips]);
      state = result.state;
    }
    expect(loss).toBeLessThan(0.05);
    disposeState(state);
  });
});

describe('data', () => {
  it('gives the same batch for the same seed and step, whatever the mode, and another one otherwise', () => {
    const task = tasks.reverse;
    expect(trainingExamples(task, 8, 3, 1, 5)).toEqual(trainingExamples(task, 8, 3, 1, 5));
    expect(trainingExamples(task, 8, 3, 1, 6)).not.toEqual(trainingExamples(task, 8, 3, 1, 5));
    expect(trainingExamples(task, 8, 3, 2, 5)).not.toEqual(trainingExamples(task, 8, 3, 1, 5));
  });

  it('drops the share that it says, and scales the rest', async () => {
    const mask = await dropoutMasks(0.25, 1, 0)([100, 100]).data();
    const kept = mask.filter((value) => value > 0);
    expect(kept.length / mask.length).toBeCloseTo(0.75, 1);
    expect(new Set(kept)).toEqual(new Set([Math.fround(1 / 0.75)]));
  });
});

describe('measuring', () => {
  it('is at λ = 1 whatever the training does, and does not depend on how the examples are cut', async () => {
    const run = new Run(experimentOf({ ...tiny, lambdaSteps: 50 }));
    await run.advance();
    const held = heldOutExamples(tasks.reverse, 8, 70);
    const whole = await measure(run.model, run.copyWeights(), held);
    expect((await measure(run.model, run.copyWeights(), held, 0)).heldOutLossNats).not.toBeCloseTo(whole.heldOutLossNats, 3);
    const part = async (start: number, end: number): Promise<number> =>
      (await measure(run.model, run.copyWeights(), { ...held, examples: held.examples.slice(start, end) } as typeof held)).heldOutLossNats;
    expect(((await part(0, 10)) * 10 + (await part(10, 70)) * 60) / 70).toBeCloseTo(whole.heldOutLossNats, 4);
    run.dispose();
  });

  it('rounds a full-precision model afterwards as if it had been in that mode', async () => {
    const full = new Run(experimentOf({ ...tiny, mode: 'none' }));
    const ternary = new Run(experimentOf({ ...tiny, mode: 'ternary' }));
    const held = heldOutExamples(tasks.reverse, 8, 20);
    const untrained = { step: 0, elapsedMs: 0, hasLatents: true };
    const evaluation = await evaluate(full.model, full.copyWeights(), held, untrained);
    // Untrained, both have the same latents.
    expect(evaluation.roundedAfterwards?.ternary?.heldOutLossNats).toBeCloseTo(
      (await measure(ternary.model, ternary.copyWeights(), held)).heldOutLossNats,
      5,
    );
    expect(evaluation.heldOutLossNats).not.toBeCloseTo(evaluation.roundedAfterwards?.ternary?.heldOutLossNats ?? 0, 3);
    expect((await evaluate(ternary.model, ternary.copyWeights(), held, untrained)).roundedAfterwards).toBeUndefined();
    full.dispose();
    ternary.dispose();
  });

  it('runs the latents of a quantised model as the unrounded model that they would be', async () => {
    const full = new Run(experimentOf({ ...tiny, mode: 'none' }));
    const held = heldOutExamples(tasks.reverse, 8, 20);
    const untrained = { step: 0, elapsedMs: 0, hasLatents: true };
    const unrounded = await measure(full.model, full.copyWeights(), held);
    for (const mode of ['ternary', 'binary'] as const) {
      // Untrained, all have the same latents.
      const run = new Run(experimentOf({ ...tiny, mode }));
      const { latentsInstead, heldOutLossNats } = await evaluate(run.model, run.copyWeights(), held, untrained);
      expect(latentsInstead?.heldOutLossNats).toBeCloseTo(unrounded.heldOutLossNats, 5);
      expect(latentsInstead?.score).toBe(unrounded.score);
      expect(heldOutLossNats).not.toBeCloseTo(unrounded.heldOutLossNats, 3);
      expect((await evaluate(run.model, run.copyWeights(), held, { ...untrained, hasLatents: false })).latentsInstead).toBeUndefined();
      run.dispose();
    }
    expect((await evaluate(full.model, full.copyWeights(), held, untrained)).latentsInstead).toBeUndefined();
    full.dispose();
  });

  it('gives the same logits from packed weights as from the latents they were packed from', async () => {
    for (const mode of modeIds) {
      const run = new Run(experimentOf({ ...tiny, mode }));
      for (let i = 0; i < 3; i++) await run.advance();
      const tensors = await packWeights(run.model, run.copyWeights());
      const unpacked = unpackWeights(run.model, { experiment: run.experiment, step: run.step, tensors });
      const input = tf.tensor2d([[10, 1, 2, 3, 4, 4, 3, 2]], [1, 8], 'int32');
      const logits = async (weights: typeof unpacked): Promise<Float32Array> =>
        Float32Array.from(await run.model.forward(input, effectiveParameters(run.model, weights, 1)).data());
      expect(await logits(unpacked)).toEqual(await logits(run.copyWeights()));
      disposeWeights(unpacked);
      run.dispose();
    }
  });
});
