/** What the compiled forward pass measures and packs, against the definition on the same weights. */
import '@tensorflow/tfjs-backend-cpu';
import { describe, expect, it } from 'vitest';
import { matrixScale } from '../../src/formats/format';
import type { ExperimentDraft } from '../../src/experiment/experiment';
import { taskOf } from '../../src/catalog/tasks/tasks';
import { disposeWeights, packWeights } from '../../src/model/weights';
import { heldOutExamples } from '../../src/training/batches';
import { compiledMeter } from '../../src/training/compiled-meter';
import { weightsOfRun } from '../../src/training/definition/definition-run';
import { definitionMeter } from '../../src/training/definition/measure';
import { evaluate } from '../../src/training/evaluate';
import { Run } from '../../src/training/run';
import { experimentOf } from '../../src/experiment/defaults';
import { tinyExperiment } from '../tiny-experiment';

const tiny = tinyExperiment({ feedForwardSize: 13, batchSize: 4, steps: 40, lambdaSteps: 8, learningRate: 0.05 });

const cases: readonly (readonly [string, ExperimentDraft])[] = [
  ['tokens, ternary', tiny],
  ['tokens, binary', { ...tiny, mode: 'binary' }],
  ['tokens, full precision', { ...tiny, mode: 'none' }],
  ['tokens, ternary without a weight scale', { ...tiny, weightScale: 'none' }],
  ['tokens, two layers, dropout, activations of 4 bits', { ...tiny, numLayers: 2, dropout: 0.2, activationBits: 4 }],
  ['frames with classes, binary, of the other recipe', { ...tiny, task: 'gestures', mode: 'binary', dropout: 0 }],
  ['frames to be foretold, ternary', { ...tiny, task: 'ball' }],
  ['frames to be foretold, full precision', { ...tiny, task: 'ball', mode: 'none' }],
];

describe.each(cases)('%s', (_name, draft) => {
  it('measures as the definition does, controls included, whatever the steps in between', async () => {
    const experiment = experimentOf(draft);
    const run = await Run.onPlan(experiment, { kind: 'wasm' });
    for (let step = 0; step < 5; step++) await run.advance();
    // 37 examples are no multiple of a pass.
    const held = heldOutExamples(taskOf(experiment), experiment.seqLen, 37);
    const when = { step: run.step, elapsedMs: 0 };
    const meter = run.meter()!;
    const { model, weights } = await weightsOfRun(run);
    await run.advance();
    const [found, expected] = [
      await evaluate(meter, model.architecture, held, when),
      await evaluate(definitionMeter(model, weights), model.architecture, held, when),
    ];
    disposeWeights(weights);
    expect(found.heldOutLossNats).toBeCloseTo(expected.heldOutLossNats, 4);
    expect(found.score).toBeCloseTo(expected.score, 4);
    expect(Object.keys(found.roundedAfterwards ?? {})).toEqual(Object.keys(expected.roundedAfterwards ?? {}));
    for (const [mode, result] of Object.entries(expected.roundedAfterwards ?? {}))
      expect(found.roundedAfterwards?.[mode as 'ternary']?.heldOutLossNats, mode).toBeCloseTo(result?.heldOutLossNats ?? Number.NaN, 4);
    if (expected.latentsInstead !== undefined)
      expect(found.latentsInstead?.heldOutLossNats).toBeCloseTo(expected.latentsInstead.heldOutLossNats, 4);
    // Two runs in turn on the same forward pass.
    const [once, twice] = await Promise.all([
      meter(held, { mode: experiment.mode, lambda: 1 }),
      compiledMeter(
        model.architecture,
        'plain',
        new Float32Array(model.parameterCount).fill(0.01),
      )(held, { mode: experiment.mode, lambda: 0 }),
    ]);
    expect(once.heldOutLossNats).toBe(found.heldOutLossNats);
    expect(twice.heldOutLossNats).not.toBe(once.heldOutLossNats);
    run.dispose();
  });

  it('packs the codes that the definition finds, beside the same latents', async () => {
    const run = await Run.onPlan(experimentOf(draft), { kind: 'wasm' });
    for (let step = 0; step < 5; step++) await run.advance();
    const { model, weights } = await weightsOfRun(run);
    const [packed, expected] = [(await run.pack()).tensors, await packWeights(model, weights)];
    disposeWeights(weights);
    expect(packed.map(({ name, shape, kind }) => ({ name, shape, kind }))).toEqual(
      expected.map(({ name, shape, kind }) => ({ name, shape, kind })),
    );
    for (const [i, tensor] of packed.entries()) {
      const other = expected[i]!;
      if (tensor.kind === 'float' && other.kind === 'float') expect(tensor.values, tensor.name).toEqual(other.values);
      else if (tensor.kind === 'codes' && other.kind === 'codes') {
        expect(tensor.codes, tensor.name).toEqual(other.codes);
        expect(tensor.levels).toEqual(other.levels);
        expect(matrixScale(tensor) / matrixScale(other)).toBeCloseTo(1, 6);
      }
    }
    run.dispose();
  });
});
