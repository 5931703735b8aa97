import { describe, expect, it } from 'vitest';
import { evenly } from '../../src/ui/charts/histogram/ridge-rows';
import { attentionSentence } from '../../src/ui/words/attention-sentence';
import { rowSums } from '../../src/ui/words/bit-linear-sums';
import { flipsSentence } from '../../src/ui/words/flips-sentence';
import { flowSentence } from '../../src/ui/words/flow-sentence';
import { stepPhaseIds } from '../../src/state/slices/view-slice';
import { stepPhases } from '../../src/ui/words/step-phases';
import { traceSentence } from '../../src/ui/words/trace-sentence';
import { stepReport } from './mock-engine';

describe('flips in words', () => {
  const points = (flipsAt: (step: number) => number, steps = 100) =>
    Array.from({ length: steps }, (_, i) =>
      stepReport(i + 1, { learningRate: Math.min(1, (i + 1) / 10, (100 - i) / 40), flips: flipsAt(i + 1) }),
    );

  it('are split where the measured rate begins to fall', () => {
    const words = flipsSentence(
      points((step) => (step <= 61 ? 50 : step <= 90 ? 20 : 2)),
      100,
      'ternary',
    );
    expect(words).toContain('50 codes flipped per step at the full learning rate (up to step 61)');
    expect(words).toMatch(/and 2 over the last tenth of the budget\. They settle/);
  });

  it('are not said to settle when they do not', () =>
    expect(
      flipsSentence(
        points(() => 50),
        100,
        'ternary',
      ),
    ).toContain('have not settled'));
  it('say nothing of a decay that has not come', () =>
    expect(
      flipsSentence(
        points(() => 50, 30),
        100,
        'ternary',
      ),
    ).toContain('has not begun to fall'));
});

it('moves of codes name the ways that most took', () => {
  const words = flowSentence([10, 4, 1, 3, 20, 0, 0, 2, 10], 0, 9);
  expect(words).toBe(
    'From step 0 to step 9, 10 of 50 weights (20%) changed to a different code: 4 went from −1 to 0, 3 went from 0 to −1 and 2 went from +1 to 0, the others elsewhere.',
  );
  expect(flowSentence([1, 0, 0, 0, 1, 0, 0, 0, 1], 0, 9)).toContain('No weight');
});

it('a followed weight says what was recorded, and what was counted at every step', () => {
  const points = [0, 1, 0].map((code, i) => ({ step: 10 * i, place: code === 1 ? 0.7 : 0.4, code, thresholds: [-0.5, 0.5] }));
  const words = traceSentence(points, { output: 2, input: 4 }, 20, 7);
  expect(words).toContain('from input 5 to output 3: at step 20 its latent is 0.40 of the scale, so its code is 0');
  expect(words).toContain('changed between 2 of the 2 pairs');
  expect(words).toContain('7 flips');
});

it('a row of a BitLinear adds, subtracts and skips', () => {
  const report = {
    step: 1,
    layer: 'l',
    shape: [1, 4],
    tokens: ['a'],
    position: 0,
    output: 0,
    inputs: Float32Array.of(1, -0.5, 0.25, 0.1),
    rounded: Int8Array.of(100, -50, 25, 10),
    rotated: false,
    activationStep: 0.01,
    weights: Float32Array.of(1, -1, 0, -1),
    quantised: true,
    weightScales: [0.5],
    groupInputs: 64,
    bias: 0.25,
    result: 0.95,
  };
  expect(rowSums(report)).toMatchObject({ adds: 1, subtracts: 2, skips: 1, added: 100, subtracted: -40 });
  expect(rowSums(report).output).toBeCloseTo(0.95);
});

describe('a step in slow motion, in words', () => {
  const side = { gamma: 0.2, counts: [3, 4, 3], thresholds: [-0.5, 0.5] } as const;
  const step = {
    step: 5,
    layer: 'l',
    lambda: 1,
    learningRate: 0.01,
    batchSize: 4,
    lossNats: 1,
    gradientNorm: 1.2,
    clipFactor: 1,
    before: side,
    after: side,
    flips: 0,
    allFlips: 0,
    watched: [],
  };
  it('comes in the order that the page knows', () => {
    expect(stepPhases(step, 'ternary', 'nats', { weightScale: 'absmean', optimiser: 'adamw' }).map(({ id }) => id)).toEqual(stepPhaseIds);
  });

  const forward = (lambda: number, weightScale: 'absmean' | 'none') =>
    stepPhases({ ...step, lambda }, 'ternary', 'nats', { weightScale, optimiser: 'adamw' }).find(({ name }) => name === 'Forward');

  it.each([
    ['adamw', 'w ← w − η·m̂ ⁄ (√v̂ + ε) (AdamW)'],
    ['sgd', 'v ← μ·v + g, w ← w − η·v (SGD with momentum)'],
    ['lion', 'w ← w − η·sign(β₁·m + (1 − β₁)·g) (Lion)'],
  ] as const)('gives the rule of the update: %s', (optimiser, rule) => {
    expect(stepPhases(step, 'ternary', 'nats', { weightScale: 'absmean', optimiser }).find(({ name }) => name === 'Update')).toMatchObject({
      rule,
    });
  });

  it('gives the rule that the forward pass follows, with a weight scale and without', () => {
    expect(forward(1, 'absmean')).toMatchObject({
      rule: 'w̃ = w + λ·(γ·q − w), λ = 1.00',
      words: expect.stringContaining('the code times γ'),
    });
    expect(forward(1, 'none')).toMatchObject({
      rule: 'w̃ = w ⁄ γ + λ·(q − w ⁄ γ), λ = 1.00',
      words: expect.stringContaining('the code itself, without a scale'),
    });
    expect(forward(0, 'none')?.words).toContain('divided by its scale');
  });
});

it('attention names what is looked at most', () => {
  const report = {
    step: 0,
    tokens: ['a', 'b', 'c'],
    writtenFrom: 3,
    layers: 1,
    heads: 2,
    probabilities: Float32Array.of(1, 0, 0, 0.5, 0.5, 0, 0.2, 0.7, 0.1, 1, 0, 0, 1, 0, 0, 0.9, 0.1, 0),
  };
  expect(attentionSentence(report, 0, 0, 2)).toBe('from “c” at position 3 it looks at “b” at position 2 (70%) and “a” at position 1 (20%)');
  expect(attentionSentence(report, 0, 1, 2)).toContain('“a” at position 1 (90%)');
});

it('ridges are chosen evenly, first and last always', () => {
  const steps = Array.from({ length: 101 }, (_, i) => i);
  expect(evenly(steps, 6, (step) => step)).toEqual([0, 20, 40, 60, 80, 100]);
  expect(evenly([0, 1, 2], 6, (step) => step)).toEqual([0, 1, 2]);
  expect(evenly([0, 1, 2, 90, 100], 3, (step) => step)).toEqual([0, 90, 100]);
});
