import type { ExperimentDraft } from '../src/experiment/experiment';

const tiny = {
  hiddenSize: 8,
  numHeads: 2,
  numLayers: 1,
  feedForwardSize: 10,
  seqLen: 8,
  batchSize: 2,
  warmupSteps: 1,
  lambdaSteps: 2,
} as const;

/** An experiment whose steps take milliseconds everywhere: a block of eight hidden values, but for what a test sets itself. */
export function tinyExperiment<const S extends ExperimentDraft>(settings: S): Omit<typeof tiny, keyof S> & S {
  return { ...tiny, ...settings };
}
