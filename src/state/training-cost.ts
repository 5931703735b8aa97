/**
 * What a draft costs to train, told before anyone presses Train: its steps, which follow from the settings, and the time
 * for them, which is only told where steps of just such models have been timed on this page.
 */
import { experimentOf } from '../experiment/defaults';
import type { Experiment } from '../experiment/experiment';
import type { RunSummary } from '../worker/protocol';
import { plannedRuns, type Draft } from './draft';

/** Steps per second of the models that have been trained, by what decides the work of a step. */
export type MeasuredRates = Readonly<Record<string, number>>;

export interface TrainingCost {
  readonly runs: number;
  /** Of all runs together. */
  readonly steps: number;
  /** Time in training steps, one run after the other; null while some of these models have not been timed. */
  readonly seconds: number | null;
}

export function trainingCost(draft: Draft, rates: MeasuredRates): TrainingCost {
  const experiments = plannedRuns(draft).map(({ experiment }) => experimentOf(experiment));
  const seconds = experiments.reduce((sum, experiment) => sum + experiment.steps / (rates[workOf(experiment)] ?? Number.NaN), 0);
  return { runs: experiments.length, steps: experiments.reduce((sum, { steps }) => sum + steps, 0), seconds: Number.isNaN(seconds) ? null : seconds };
}

export function withRate(rates: MeasuredRates, { experiment, stepsPerSecond, step }: RunSummary): MeasuredRates {
  // The first step compiles kernels and says nothing of the others.
  return stepsPerSecond === null || step < 2 ? rates : { ...rates, [workOf(experiment)]: stepsPerSecond };
}

function workOf({ seed: _seed, steps: _steps, learningRate: _rate, warmupSteps: _warmup, lambdaSteps: _lambda, ...work }: Experiment): string {
  return JSON.stringify(work);
}
