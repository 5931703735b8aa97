/**
 * What makes a comparison fair, checked on the runs themselves rather than promised. The engine derives initial latents
 * and batches from the seed alone, so equal seeds and shapes are equal starts and equal data.
 */
import { describeTask } from '../../catalog/tasks/tasks';
import { SAME_SIZE_TOLERANCE, type Budget } from '../../experiment/budget';
import type { Experiment } from '../../experiment/experiment';
import type { RunSummary } from '../../worker/protocol';

export interface FairnessCheck {
  readonly label: string;
  readonly holds: boolean;
}

const shape = [
  'recipe',
  'hiddenSize',
  'numHeads',
  'numKvHeads',
  'numLayers',
  'feedForwardSize',
  'seqLen',
] as const satisfies readonly (keyof Experiment)[];
const shapeButWidths = ['recipe', 'numHeads', 'numKvHeads', 'numLayers', 'seqLen'] as const satisfies readonly (keyof Experiment)[];

/** @param summaries every run that is compared: each mode with each seed */
export function fairnessChecks(summaries: readonly RunSummary[], budget: Budget): readonly FairnessCheck[] {
  const experiments = summaries.map(({ experiment }) => experiment);
  const equal = (...fields: readonly (keyof Experiment)[]): boolean =>
    fields.every((field) => new Set(experiments.map((experiment) => experiment[field])).size <= 1);
  const seedsOf = (mode: Experiment['mode']): string =>
    experiments
      .filter((experiment) => experiment.mode === mode)
      .map(({ seed }) => seed)
      .toSorted((one, other) => one - other)
      .join();
  const sameSeeds = new Set(experiments.map(({ mode }) => seedsOf(mode))).size <= 1;
  const byHeart = experiments.some(({ task }) => describeTask(task).separation === 'none');
  const several = new Set(experiments.map(({ seed }) => seed)).size > 1;
  const seeds = several ? 'same seeds' : 'same seed';
  const ofBudget: Readonly<Record<Budget, readonly FairnessCheck[]>> = {
    parameters: [
      { label: `${seeds} and same initial latent weights`, holds: sameSeeds && equal('task', ...shape) },
      { label: 'same blocks and norms, in full precision too', holds: equal(...shape, 'dropout') },
    ],
    kilobytes: [
      { label: `files of the same size (weights only), within ${100 * SAME_SIZE_TOLERANCE}%`, holds: sameSize(summaries) },
      { label: `${seeds}; widths differ, so the initial weights do too`, holds: sameSeeds && equal('task') },
      { label: 'same number of blocks and heads, same norms, in full precision too', holds: equal(...shapeButWidths, 'dropout') },
    ],
  };
  return [
    ...ofBudget[budget],
    { label: 'same batches in the same order', holds: sameSeeds && equal('task', 'seqLen', 'batchSize') },
    { label: 'same optimiser, number of steps and schedule', holds: equal('optimiser', 'steps', 'warmupSteps', 'lambdaSteps') },
    { label: 'same arithmetic: one backend for all', holds: new Set(summaries.map(({ backend }) => backend)).size <= 1 },
    { label: `${byHeart ? 'measured on every pair' : 'held-out data'}, fully quantised (λ = 1)`, holds: true },
  ];
}

/** Whether every packed size is near enough to every other: each was fitted to one of them. */
function sameSize(summaries: readonly RunSummary[]): boolean {
  const sizes = summaries.map(({ packedBytes }) => packedBytes);
  return sizes.some((reference) => sizes.every((size) => Math.abs(size / reference - 1) <= SAME_SIZE_TOLERANCE));
}
