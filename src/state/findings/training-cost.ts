/**
 * Estimate of the training cost of a draft: its steps, which follow from the settings, and about how long they take.
 * Based on timed steps of the same kind of model on this page where available; else on the probe that chose the backend,
 * in proportion to the multiplications.
 */
import { architectureOf } from '../../experiment/architecture-of';
import { experimentOf } from '../../experiment/defaults';
import type { BackendId, Experiment } from '../../experiment/experiment';
import { stepMultiplies } from '../../experiment/training-work';
import type { BackendReport, RunSummary } from '../../worker/protocol';
import { plannedRuns, type Draft } from '../draft';
import { togetherSeconds } from '../record/together';

/** Steps per second of the models that have been trained, by what decides the work of a step. */
export type MeasuredRates = Readonly<Record<string, number>>;

/** What evaluations and records add to the time in steps: a half, as measured on two cores without a graphics card (1.4 to 1.6). */
const BETWEEN_STEPS = 1.5;

export interface Speeds {
  readonly rates: MeasuredRates;
  readonly backends: readonly BackendReport[];
  readonly activeBackend: BackendId | null;
}

export interface TrainingCost {
  readonly runs: number;
  /** Of all runs together. */
  readonly steps: number;
  /** From the first step to the last, within a factor of two or so; null where nothing has been timed. */
  readonly seconds: number | null;
}

/** A draft without issues. */
export const trainingCost = (draft: Draft, speeds: Speeds): TrainingCost =>
  costOf(
    plannedRuns(draft).map(({ experiment }) => experimentOf(experiment)),
    speeds,
  );

/** Of runs side by side. */
export function costOf(experiments: readonly Experiment[], speeds: Speeds): TrainingCost {
  const seconds = BETWEEN_STEPS * secondsOf(experiments, speeds);
  return {
    runs: experiments.length,
    steps: experiments.reduce((sum, { steps }) => sum + steps, 0),
    seconds: Number.isFinite(seconds) ? seconds : null,
  };
}

/** In training steps alone. */
function secondsOf(experiments: readonly Experiment[], { rates, backends, activeBackend }: Speeds): number {
  const asked = experiments[0]?.backend ?? 'auto';
  const backend = asked === 'auto' ? activeBackend : asked;
  if (backend === null) return Number.NaN;
  const timed = experiments.map((experiment) => experiment.steps / (rates[workOf(experiment)] ?? Number.NaN));
  if (!timed.some(Number.isNaN)) return togetherSeconds(timed, backend);
  const probe = backends.find(({ id }) => id === backend);
  const msPerMultiply = (probe?.stepMs ?? Number.NaN) / (probe?.stepMultiplies ?? Number.NaN);
  const probed = experiments.map(
    (experiment) => (experiment.steps * stepMultiplies(architectureOf(experiment), experiment.batchSize) * msPerMultiply) / 1000,
  );
  // The probe ran alone: several runs at once share the cores.
  const cores = backend === 'webgpu' ? 1 : (globalThis.navigator?.hardwareConcurrency ?? 1);
  return Math.max(togetherSeconds(probed, backend), probed.reduce((sum, each) => sum + each, 0) / cores);
}

export function withRate(rates: MeasuredRates, { experiment, stepsPerSecond, step }: RunSummary): MeasuredRates {
  // The first step compiles kernels and is not representative.
  return stepsPerSecond === null || step < 2 ? rates : { ...rates, [workOf(experiment)]: stepsPerSecond };
}

function workOf({
  seed: _seed,
  steps: _steps,
  learningRate: _rate,
  warmupSteps: _warmup,
  lambdaSteps: _lambda,
  ...work
}: Experiment): string {
  return JSON.stringify(work);
}
