/**
 * What makes a comparison fair, checked on the runs themselves rather than promised. The engine derives initial latents
 * and batches from the seed alone, so equal seeds and shapes are equal starts and equal data.
 */
import type { Experiment } from '../experiment/experiment';
import type { RunSummary } from '../worker/protocol';

export interface FairnessCheck {
  readonly label: string;
  readonly holds: boolean;
}

export function fairnessChecks(summaries: readonly RunSummary[]): readonly FairnessCheck[] {
  const experiments = summaries.map(({ experiment }) => experiment);
  const equal = (...fields: (keyof Experiment)[]): boolean => fields.every((field) => new Set(experiments.map((experiment) => experiment[field])).size <= 1);
  const shape = equal('task', 'recipe', 'hiddenSize', 'numHeads', 'numKvHeads', 'numLayers', 'feedForwardSize', 'seqLen');
  return [
    { label: 'same seed and same initial latent weights', holds: equal('seed') && shape },
    { label: 'same batches in the same order', holds: equal('seed', 'task', 'seqLen', 'batchSize') },
    { label: 'same blocks and norms, in full precision too', holds: shape && equal('dropout') },
    { label: 'same budget and schedule', holds: equal('steps', 'warmupSteps', 'lambdaSteps') },
    { label: 'same arithmetic: one backend for all', holds: new Set(summaries.map(({ backend }) => backend)).size <= 1 },
    { label: 'held-out data, fully quantised (λ = 1)', holds: true },
  ];
}
