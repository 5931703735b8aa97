import { describe, expect, it } from 'vitest';
import { modeIdOf, type ModeId } from '../../src/catalog/modes/modes';
import { architectureOf } from '../../src/experiment/architecture-of';
import { experimentOf } from '../../src/experiment/defaults';
import { validate } from '../../src/experiment/validate';
import { lambdaAt, learningRateAt } from '../../src/training/schedule';

const idOf = (word: string): ModeId => modeIdOf(word) ?? 'none';
const budget = { steps: 100, warmupSteps: 10 };

describe('learning rate', () => {
  it('warms up in a line, stays flat, and falls in a line to nothing at the end', () => {
    const rates = Array.from({ length: 101 }, (_, step) => learningRateAt(step, budget, 2));
    expect(rates[0]).toBeCloseTo(0.2);
    expect(rates[4]).toBeCloseTo(1);
    expect(rates.slice(9, 61).every((rate) => rate === 2)).toBe(true);
    expect(rates[80]).toBeCloseTo(1);
    expect(rates[99]).toBeCloseTo(0.05);
    expect(rates[100]).toBe(0);
  });

  it('starts at its peak without a warm-up', () => expect(learningRateAt(0, { steps: 10, warmupSteps: 0 }, 0.5)).toBe(0.5));

  it('never is above its peak or below nothing', () => {
    for (const steps of [1, 2, 3, 7, 1000]) {
      for (let step = 0; step <= steps + 5; step++) {
        const rate = learningRateAt(step, { steps, warmupSteps: Math.min(5, steps) }, 1);
        expect(rate).toBeGreaterThanOrEqual(0);
        expect(rate).toBeLessThanOrEqual(1);
      }
    }
  });
});

describe('λ', () => {
  it('rises from 0 to 1 and stays there', () => {
    expect([0, 25, 50, 51, 999].map((step) => lambdaAt(step, { lambdaSteps: 50, steps: 1000, mode: 'ternary' }))).toEqual([
      0, 0.5, 1, 1, 1,
    ]);
  });

  it('is 1 from the start without a ramp', () => expect(lambdaAt(0, { lambdaSteps: 0, steps: 10, mode: 'ternary' })).toBe(1));

  it('is 0 until a recipe that starts late begins, then jumps, or rises where there is a ramp', () => {
    const late = { steps: 100, mode: idOf('ternary-late30') };
    const at = (lambdaSteps: number): readonly number[] => [0, 29, 30, 35, 40, 100].map((step) => lambdaAt(step, { ...late, lambdaSteps }));
    expect(at(0)).toEqual([0, 0, 1, 1, 1, 1]);
    expect(at(10)).toEqual([0, 0, 0, 0.5, 1, 1]);
    expect(lambdaAt(1, { steps: 1, mode: idOf('ternary-late90'), lambdaSteps: 0 })).toBe(1);
  });

  it('has no ramp by default where a recipe starts late, and one that ends within the training', () => {
    expect(experimentOf({ mode: idOf('bits3-row-late30') }).lambdaSteps).toBe(0);
    expect(experimentOf({ mode: idOf('bits3-row') }).lambdaSteps).toBeGreaterThan(0);
    const issues = (lambdaSteps: number) => validate({ mode: idOf('ternary-late30'), steps: 100, lambdaSteps }).issues;
    expect(issues(70)).toEqual([]);
    expect(issues(71)).toEqual([{ field: 'lambdaSteps', message: expect.stringContaining('0 to 70') }]);
  });
});

it('a recipe with squared ReLU has it whatever the setting says; others have the setting', () => {
  const activation = (mode: string) => architectureOf(experimentOf({ mode: idOf(mode) })).activation;
  expect(['ternary-relu2', 'ternary', 'none'].map(activation)).toEqual(['relu2', 'silu', 'silu']);
  expect(architectureOf(experimentOf({ mode: 'ternary', activation: 'relu2' })).activation).toBe('relu2');
});
