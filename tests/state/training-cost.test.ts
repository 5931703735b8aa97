import { describe, expect, it } from 'vitest';
import { applyEvent, noFacts } from '../../src/state/record/apply-event';
import { defaultDraft, plannedRuns, withSetting, type Draft } from '../../src/state/draft';
import { architectureOf } from '../../src/experiment/architecture-of';
import { experimentOf } from '../../src/experiment/defaults';
import type { BackendId } from '../../src/experiment/experiment';
import { stepMultiplies } from '../../src/experiment/training-work';
import { trainingCost, withRate, type MeasuredRates, type Speeds } from '../../src/state/findings/training-cost';
import { stepReport, summaryOf } from '../ui/mock-engine';

const draft = withSetting(defaultDraft('reverse'), 'steps', 100);
const on = (rates: MeasuredRates, backend: BackendId = 'webgpu'): Speeds => ({ rates, backends: [], activeBackend: backend });
const ratesOf = (measured: Draft, stepsPerSecond: number): MeasuredRates =>
  plannedRuns(measured).reduce((rates, { experiment }) => withRate(rates, summaryOf('a', experiment, { step: 40, stepsPerSecond })), {});

describe('trainingCost', () => {
  it('counts runs and steps, and tells no time before one has been measured', () => {
    expect(trainingCost(draft, on({}))).toEqual({ runs: 3, steps: 300, seconds: null });
    expect(trainingCost({ ...draft, seeds: 5 }, on({}))).toEqual({ runs: 15, steps: 1500, seconds: null });
  });

  it('tells the time of other seeds, budgets of steps and learning rates from models of the same shape', () => {
    const rates = ratesOf(draft, 10);
    expect(trainingCost(draft, on(rates)).seconds).toBe(1.5 * 30);
    expect(trainingCost({ ...withSetting(withSetting(draft, 'steps', 200), 'learningRate', 0.1), seeds: 2 }, on(rates)).seconds).toBe(
      1.5 * 120,
    );
  });

  it('tells none for a model that has not been timed', () => {
    expect(trainingCost(withSetting(draft, 'hiddenSize', 96), on(ratesOf(draft, 10))).seconds).toBeNull();
    expect(trainingCost({ ...draft, budget: 'kilobytes' }, on(ratesOf(draft, 10))).seconds).toBeNull();
    const half = { ...draft, modes: ['ternary'] as const };
    expect(trainingCost(draft, on(ratesOf(half, 10))).seconds).toBeNull();
  });

  it('tells the time of runs that have workers of their own by the slowest', () => {
    expect(trainingCost(draft, on(ratesOf(draft, 10), 'wasm')).seconds).toBe(1.5 * 10);
  });

  it('foretells models that were never timed from the probe, in proportion to their multiplications', () => {
    const probed: Speeds = {
      rates: {},
      activeBackend: 'webgpu',
      backends: [
        { id: 'webgpu', usable: true, stepMs: 2, stepMultiplies: 1e6 },
        { id: 'wasm', usable: false, stepMs: 50, stepMultiplies: 1e6 },
      ],
    };
    const alone = { ...draft, modes: ['ternary'] as const };
    const multiplies = stepMultiplies(architectureOf(experimentOf({ task: 'reverse' })), 32);
    expect(trainingCost(alone, probed).seconds).toBeCloseTo((1.5 * 100 * multiplies * 2e-6) / 1000, 6);
    expect(trainingCost(draft, probed).seconds).toBeCloseTo(3 * (trainingCost(alone, probed).seconds ?? 0), 6);
    expect(trainingCost(withSetting(alone, 'backend', 'cpu'), probed).seconds).toBeNull();
  });

  it('does not take the first step, which compiles kernels, for a speed', () => {
    expect(withRate({}, summaryOf('a', {}, { step: 1, stepsPerSecond: 0.2 }))).toEqual({});
  });

  it('remembers the speed of runs that are gone', () => {
    const summary = summaryOf('a', {}, { step: 3, stepsPerSecond: 7 });
    const facts = [
      { type: 'created', summary } as const,
      { type: 'progressed', summary, steps: [stepReport(3)] } as const,
      { type: 'removed', id: 'a' } as const,
    ].reduce(applyEvent, noFacts);
    expect(facts.runs).toEqual({});
    expect(Object.values(facts.rates)).toEqual([7]);
  });
});
