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
import { heldOutExamples, trainingExamples, type Examples } from '../../src/training/batches';
import { toTensors } from '../../src/training/definition/tensor-batches';
import { dropoutMasks } from '../../src/training/definition/dropout';
import { definitionMeter, measure } from '../../src/training/definition/measure';
import { evaluate, evaluationOf } from '../../src/training/evaluate';
import type { Evaluation } from '../../src/training/reports';
import type { Run } from '../../src/training/run';
import type { Measured } from '../../src/training/tally';
import { definitionRun, weightsOfRun } from '../../src/training/definition/definition-run';
import { createState, disposeState, trainingStep } from '../../src/training/definition/state';

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

const untrained = { step: 0, elapsedMs: 0 };

async function measureRun(run: Run, held: Examples, lambda = 1): Promise<Measured> {
  const { model, weights } = await weightsOfRun(run);
  return measure(model, weights, held, lambda).finally(() => disposeWeights(weights));
}

async function evaluateRun(run: Run, held: Examples): Promise<Evaluation> {
  const { model, weights } = await weightsOfRun(run);
  return evaluate(definitionMeter(model, weights), model.architecture, held, untrained).finally(() => disposeWeights(weights));
}

describe('measuring', () => {
  it('is at λ = 1 whatever the training does, and does not depend on how the examples are cut', async () => {
    const run = definitionRun(experimentOf({ ...tiny, lambdaSteps: 50 }));
    await run.advance();
    const held = heldOutExamples(tasks.reverse, 8, 70);
    const whole = await measureRun(run, held);
    expect((await measureRun(run, held, 0)).heldOutLossNats).not.toBeCloseTo(whole.heldOutLossNats, 3);
    const part = async (start: number, end: number): Promise<number> =>
      (await measureRun(run, { ...held, examples: held.examples.slice(start, end) } as typeof held)).heldOutLossNats;
    expect(((await part(0, 10)) * 10 + (await part(10, 70)) * 60) / 70).toBeCloseTo(whole.heldOutLossNats, 4);
    run.dispose();
  });

  it('rounds a full-precision model afterwards as if it had been in that mode', async () => {
    const full = definitionRun(experimentOf({ ...tiny, mode: 'none' }));
    const ternary = definitionRun(experimentOf({ ...tiny, mode: 'ternary' }));
    const held = heldOutExamples(tasks.reverse, 8, 20);
    const evaluation = await evaluateRun(full, held);
    // Untrained, both have the same latents.
    expect(evaluation.roundedAfterwards?.ternary?.heldOutLossNats).toBeCloseTo((await measureRun(ternary, held)).heldOutLossNats, 5);
    expect(evaluation.heldOutLossNats).not.toBeCloseTo(evaluation.roundedAfterwards?.ternary?.heldOutLossNats ?? 0, 3);
    expect((await evaluateRun(ternary, held)).roundedAfterwards).toBeUndefined();
    full.dispose();
    ternary.dispose();
  });

  it('runs the latents of a quantised model as the unrounded model that they would be', async () => {
    const full = definitionRun(experimentOf({ ...tiny, mode: 'none' }));
    const held = heldOutExamples(tasks.reverse, 8, 20);
    const unrounded = await measureRun(full, held);
    for (const mode of ['ternary', 'binary'] as const) {
      // Untrained, all have the same latents.
      const run = definitionRun(experimentOf({ ...tiny, mode }));
      const { latentsInstead, heldOutLossNats } = await evaluateRun(run, held);
      expect(latentsInstead?.heldOutLossNats).toBeCloseTo(unrounded.heldOutLossNats, 5);
      expect(latentsInstead?.score).toBe(unrounded.score);
      expect(heldOutLossNats).not.toBeCloseTo(unrounded.heldOutLossNats, 3);
      expect(evaluationOf(await measureRun(run, held), held, 8, untrained).latentsInstead).toBeUndefined();
      run.dispose();
    }
    expect((await evaluateRun(full, held)).latentsInstead).toBeUndefined();
    full.dispose();
  });

  it('gives the same logits from packed weights as from the latents they were packed from', async () => {
    for (const mode of modeIds) {
      const run = definitionRun(experimentOf({ ...tiny, mode }));
      for (let i = 0; i < 3; i++) await run.advance();
      const { model, weights } = await weightsOfRun(run);
      const tensors = await packWeights(model, weights);
      const unpacked = unpackWeights(model, { tensors });
      const input = tf.tensor2d([[10, 1, 2, 3, 4, 4, 3, 2]], [1, 8], 'int32');
      const logits = async (of: typeof unpacked): Promise<Float32Array> =>
        Float32Array.from(await model.forward(input, effectiveParameters(model, of, 1)).data());
      expect(await logits(unpacked)).toEqual(await logits(weights));
      disposeWeights(unpacked);
      run.dispose();
    }
  });
});
