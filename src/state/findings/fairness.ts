/**
 * What makes a comparison fair, checked on the runs themselves rather than promised. The engine derives initial latents
 * and batches from the seed alone, so equal seeds and shapes are equal starts and equal data.
 */
import * as words from '#words/state/findings';
import { hasOwnBlocks, modeOf } from '../../catalog/modes/modes';
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
const shapeButBlocks = ['hiddenSize', 'numHeads', 'numKvHeads', 'numLayers', 'seqLen'] as const satisfies readonly (keyof Experiment)[];
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
  // A late start is the recipe's own schedule.
  const sameRamp =
    new Set(experiments.filter(({ mode }) => (modeOf(mode).lateShare ?? 0) === 0).map(({ lambdaSteps }) => lambdaSteps)).size <= 1;
  const byHeart = experiments.some(({ task }) => describeTask(task).separation === 'none');
  const several = new Set(experiments.map(({ seed }) => seed)).size > 1;
  // Blocks that an arm has of its own are what is compared, like its rounding.
  const common = experiments.filter(({ mode }) => !hasOwnBlocks(mode));
  const areBlocksCompared = !equal('recipe') && new Set(common.map(({ recipe }) => recipe)).size <= 1;
  const otherWidths = { label: several ? words.sameSeedsOnly : words.sameSeedOnly, holds: sameSeeds && equal('task') };
  const ofOtherBlocks = (...fields: readonly (keyof Experiment)[]): FairnessCheck => ({
    label: fields.includes('hiddenSize') ? words.sameWidthOtherBlocks : words.sameDepthOtherBlocks,
    holds: equal(...fields, 'dropout'),
  });
  const ofBudget: Readonly<Record<Budget, readonly FairnessCheck[]>> = {
    parameters: areBlocksCompared
      ? [
          { label: words.sameWeights(100 * SAME_SIZE_TOLERANCE), holds: alike(summaries.map(({ parameters }) => parameters)) },
          otherWidths,
          ofOtherBlocks(...shapeButBlocks),
        ]
      : [
          { label: several ? words.sameSeedsAndStart : words.sameSeedAndStart, holds: sameSeeds && equal('task', ...shape) },
          { label: words.sameBlocks, holds: equal(...shape, 'dropout') },
        ],
    kilobytes: [
      { label: words.sameSize(100 * SAME_SIZE_TOLERANCE), holds: alike(summaries.map(({ packedBytes }) => packedBytes)) },
      otherWidths,
      areBlocksCompared
        ? ofOtherBlocks(...shapeButBlocks.filter((field) => field !== 'hiddenSize'))
        : { label: words.sameNumbers, holds: equal(...shapeButWidths, 'dropout') },
    ],
  };
  return [
    ...ofBudget[budget],
    { label: words.sameBatches, holds: sameSeeds && equal('task', 'seqLen', 'batchSize') },
    { label: words.sameOptimiser, holds: equal('optimiser', 'steps', 'warmupSteps') && sameRamp },
    { label: words.sameBackend, holds: new Set(summaries.map(({ backend }) => backend)).size <= 1 },
    { label: byHeart ? words.measuredOnPairs : words.measuredHeldOut, holds: true },
  ];
}

/** Whether every size is near enough to every other: each was fitted to one of them. */
const alike = (sizes: readonly number[]): boolean =>
  sizes.some((reference) => sizes.every((size) => Math.abs(size / reference - 1) <= SAME_SIZE_TOLERANCE));
