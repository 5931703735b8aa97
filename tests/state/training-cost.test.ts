import { describe, expect, it } from 'vitest';
import { applyEvent, noFacts } from '../../src/state/apply-event';
import { defaultDraft, plannedRuns, withSetting, type Draft } from '../../src/state/draft';
import { trainingCost, withRate, type MeasuredRates } from '../../src/state/training-cost';
import { stepReport, summaryOf } from '../ui/mock-engine';

const draft = withSetting(defaultDraft('reverse'), 'steps', 100);
const ratesOf = (measured: Draft, stepsPerSecond: number): MeasuredRates =>
  plannedRuns(measured).reduce((rates, { experiment }) => withRate(rates, summaryOf('a', experiment, { step: 40, stepsPerSecond })), {});

describe('trainingCost', () => {
  it('counts runs and steps, and tells no time before one has been measured', () => {
    expect(trainingCost(draft, {})).toEqual({ runs: 3, steps: 300, seconds: null });
    expect(trainingCost({ ...draft, seeds: 5 }, {})).toEqual({ runs: 15, steps: 1500, seconds: null });
  });

  it('tells the time of other seeds, budgets of steps and learning rates from models of the same shape', () => {
    const rates = ratesOf(draft, 10);
    expect(trainingCost(draft, rates).seconds).toBe(30);
    expect(trainingCost({ ...withSetting(withSetting(draft, 'steps', 200), 'learningRate', 0.1), seeds: 2 }, rates).seconds).toBe(120);
  });

  it('tells none for a model that has not been timed', () => {
    expect(trainingCost(withSetting(draft, 'hiddenSize', 96), ratesOf(draft, 10)).seconds).toBeNull();
    expect(trainingCost({ ...draft, budget: 'kilobytes' }, ratesOf(draft, 10)).seconds).toBeNull();
    const half = { ...draft, modes: ['ternary'] as const };
    expect(trainingCost(draft, ratesOf(half, 10)).seconds).toBeNull();
  });

  it('does not take the first step, which compiles kernels, for a speed', () => {
    expect(withRate({}, summaryOf('a', {}, { step: 1, stepsPerSecond: 0.2 }))).toEqual({});
  });

  it('remembers the speed of runs that are gone', () => {
    const summary = summaryOf('a', {}, { step: 3, stepsPerSecond: 7 });
    const facts = [{ type: 'created', summary } as const, { type: 'progressed', summary, steps: [stepReport(3)] } as const, { type: 'removed', id: 'a' } as const].reduce(applyEvent, noFacts);
    expect(facts.runs).toEqual({});
    expect(Object.values(facts.rates)).toEqual([7]);
  });
});
