import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modeIds } from '../../src/catalog/modes/modes';
import { dataNeeded, describeTask, taskIds } from '../../src/catalog/tasks/tasks';
import { exampleSettings } from '../catalog/example-data';
import { experimentOf } from '../../src/experiment/defaults';
import type { ExperimentDraft } from '../../src/experiment/experiment';
import { fieldNames } from '../../src/experiment/fields';
import { validate } from '../../src/experiment/validate';

describe('experimentOf', () => {
  it('makes a ternary model that reverses digits out of nothing', () => {
    expect(experimentOf({})).toMatchObject({
      task: 'reverse',
      recipe: 'b1.58',
      mode: 'ternary',
      hiddenSize: 64,
      numHeads: 4,
      numKvHeads: 4,
      numLayers: 2,
      feedForwardSize: 192,
      activationBits: 8,
      weightScale: 'absmean',
      seed: 1,
      backend: 'auto',
    });
  });

  describe.each(taskIds)('%s', (task) => {
    it.each(modeIds)('has valid and complete defaults in mode %s', (mode) => {
      const { experiment, issues } = validate({ ...exampleSettings(task), mode });
      expect(issues).toEqual([]);
      expect(Object.keys(experiment ?? {}).toSorted()).toEqual(fieldNames.toSorted());
      expect(Object.values(experiment ?? {})).not.toContain(undefined);
      expect(experiment?.learningRate).toBe(describeTask(task).defaults.learningRate[mode]);
    });

    it('takes what the task sets', () => {
      expect(experimentOf({ task })).toMatchObject({
        recipe: describeTask(task).defaults.recipe,
        seqLen: describeTask(task).defaults.seqLen,
        steps: describeTask(task).defaults.steps,
      });
    });

    it('keeps λ within the first half and the warm-up within the budget, however short it is', () => {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 2 * describeTask(task).defaults.steps }), (steps) => {
          const { lambdaSteps, warmupSteps } = experimentOf({ task, steps });
          expect(lambdaSteps).toBeLessThanOrEqual(steps / 2);
          expect(warmupSteps).toBeLessThanOrEqual(steps);
          expect(validate({ ...exampleSettings(task), steps }).issues).toEqual([]);
        }),
      );
    });
  });

  it('leaves ramps alone that the draft sets', () => {
    expect(experimentOf({ steps: 10, lambdaSteps: 9, warmupSteps: 8 })).toMatchObject({ lambdaSteps: 9, warmupSteps: 8 });
    expect(experimentOf({ steps: 10, lambdaSteps: 0, warmupSteps: 0 })).toMatchObject({ lambdaSteps: 0, warmupSteps: 0 });
  });

  // A model from elsewhere has no training of its own, and one step for a budget.
  describe.each(taskIds.filter((task) => dataNeeded(task) !== 'foreign'))('%s', (task) => {
    it('shrinks both ramps with the budget and never stretches them', () => {
      const whole = experimentOf({ task });
      const tenth = experimentOf({ task, steps: whole.steps / 10 });
      expect(tenth.lambdaSteps).toBe(Math.floor(whole.lambdaSteps / 10));
      expect(tenth.warmupSteps).toBe(Math.floor(whole.warmupSteps / 10));
      const longer = experimentOf({ task, steps: whole.steps * 3 });
      expect(longer).toMatchObject({ lambdaSteps: whole.lambdaSteps, warmupSteps: whole.warmupSteps });
    });
  });

  it('derives sizes from sizes', () => {
    expect(experimentOf({ hiddenSize: 96, numHeads: 6 })).toMatchObject({ numKvHeads: 6, feedForwardSize: 256 });
    expect(experimentOf({ hiddenSize: 100, recipe: 'edifice' }).feedForwardSize).toBe(400);
    // 8/3 · 100 = 266.7, up to a multiple of 32
    expect(experimentOf({ hiddenSize: 100, recipe: 'b1.58' }).feedForwardSize).toBe(288);
  });

  it('takes undefined as missing and null activation bits as a choice', () => {
    const allUndefined: ExperimentDraft = Object.fromEntries(fieldNames.map((field) => [field, undefined]));
    expect(experimentOf(allUndefined)).toEqual(experimentOf({}));
    expect(experimentOf({ activationBits: null }).activationBits).toBeNull();
  });

  it('keeps what it is given', () => {
    const draft = { ...experimentOf({ task: 'gestures' }), seed: 99, dropout: 0.5, backend: 'cpu' } as const;
    expect(experimentOf(draft)).toEqual(draft);
  });

  it.each(['nonsense', '__proto__', 'constructor', 'toString'])('keeps an unknown task or mode called %s for validate to name', (name) => {
    const draft: ExperimentDraft = JSON.parse(JSON.stringify({ task: name, mode: name }));
    const experiment = experimentOf(draft);
    expect([experiment.task, experiment.mode]).toEqual([name, name]);
    expect(experiment).toMatchObject({ steps: experimentOf({}).steps, learningRate: experimentOf({}).learningRate });
  });
});
