import { describe, expect, it } from 'vitest';
import { lambdaAt, learningRateAt } from '../../src/training/schedule';

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
    expect([0, 25, 50, 51, 999].map((step) => lambdaAt(step, { lambdaSteps: 50 }))).toEqual([0, 0.5, 1, 1, 1]);
  });

  it('is 1 from the start without a ramp', () => expect(lambdaAt(0, { lambdaSteps: 0 })).toBe(1));
});
