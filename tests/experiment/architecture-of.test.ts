import { describe, expect, it } from 'vitest';
import { tasks } from '../../src/catalog/tasks/tasks';
import { parameterSpecs } from '../../src/experiment/architecture';
import { architectureOf } from '../../src/experiment/architecture-of';
import { experimentOf } from '../../src/experiment/defaults';

describe('architectureOf', () => {
  it('lets a token task read its vocabulary and answer through the tied head', () => {
    expect(architectureOf(experimentOf({ task: 'tales' }))).toMatchObject({
      input: { kind: 'tokens', vocab: tasks.tales.vocabulary.length },
      classes: null,
    });
  });

  it('lets a frame task read its frames and answer with its labels', () => {
    expect(architectureOf(experimentOf({ task: 'gestures' }))).toMatchObject({
      input: { kind: 'frames', embedDim: tasks.gestures.frameSize },
      classes: tasks.gestures.labels.length,
    });
  });

  it('follows the BitNet papers where Edifice differs', () => {
    expect(architectureOf(experimentOf({ recipe: 'edifice' }))).toMatchObject({
      variant: 'bitnet',
      activation: 'silu',
      ropeTheta: 100,
      normEpsilon: 1e-5,
    });
  });

  it('takes every size from the experiment', () => {
    const experiment = experimentOf({
      hiddenSize: 12,
      numHeads: 3,
      numKvHeads: 1,
      numLayers: 1,
      feedForwardSize: 7,
      seqLen: 8,
      dropout: 0.2,
      mode: 'binary',
      activationBits: 4,
      weightScale: 'none',
    });
    const { hiddenSize, numHeads, numKvHeads, numLayers, feedForwardSize, seqLen, dropout, mode, activationBits, weightScale } = experiment;
    expect(architectureOf(experiment)).toMatchObject({
      hiddenSize,
      numHeads,
      numKvHeads,
      numLayers,
      feedForwardSize,
      seqLen,
      dropout,
      mode,
      activationBits,
      weightScale,
    });
  });

  it.each(['b1.58', 'edifice'] as const)('builds recipe %s for any task', (recipe) => {
    for (const task of ['reverse', 'gestures'] as const) {
      const names = parameterSpecs(architectureOf(experimentOf({ task, recipe }))).map(({ name }) => name);
      expect(names.includes('embedding.weight')).toBe(task === 'reverse');
      expect(names.includes('head.weight')).toBe(task === 'gestures');
    }
  });
});
