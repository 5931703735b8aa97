import { architectureOf } from '../../experiment/architecture-of';
import { modelSize } from '../../experiment/architecture';
import { experimentOf } from '../../experiment/defaults';
import type { ExperimentDraft } from '../../experiment/experiment';

/** A model of the benchmark: b1.58 recipe, ternary, 8-bit activations, on the tales. */
export interface BenchSize {
  readonly name: string;
  readonly draft: ExperimentDraft;
  /** Steps of one measurement, on a processor of today about a second together. */
  readonly steps: number;
}

const model = { task: 'tales', recipe: 'b1.58', mode: 'ternary', seed: 1, steps: 100_000 } as const;

/** Widths of 32 to 256: ten thousand to three million weights. */
export const benchSizes: readonly BenchSize[] = [
  {
    name: 'tiny',
    steps: 200,
    draft: { ...model, hiddenSize: 32, numHeads: 2, numLayers: 1, feedForwardSize: 64, seqLen: 16, batchSize: 4 },
  },
  {
    name: 'small',
    steps: 40,
    draft: { ...model, hiddenSize: 64, numHeads: 4, numLayers: 2, feedForwardSize: 176, seqLen: 32, batchSize: 8 },
  },
  {
    name: 'mid',
    steps: 5,
    draft: { ...model, hiddenSize: 128, numHeads: 4, numLayers: 4, feedForwardSize: 344, seqLen: 64, batchSize: 16 },
  },
  {
    name: 'large',
    steps: 2,
    draft: { ...model, hiddenSize: 256, numHeads: 4, numLayers: 4, feedForwardSize: 688, seqLen: 64, batchSize: 16 },
  },
];

/** How many weights the model has. */
export const weightsOf = ({ draft }: BenchSize): number => modelSize(architectureOf(experimentOf(draft))).parameters;
