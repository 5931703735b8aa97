/** Sizes that are right one by one and too much together: what to choose instead. */
import * as words from '#words/experiment/size';
import { modelSize, type Architecture } from './architecture';
import { architectureOf } from './architecture-of';
import type { Experiment, Issue } from './experiment';
import { experimentFields } from './fields';
import { possibleHeads, widthStep } from './heads';

/** Weights, gradients and two vectors of the optimiser, the most that any keeps, then take 320 MB in float32: what a small laptop or a phone can spare. */
export const MAX_PARAMETERS = 20_000_000;

/** Values in the largest activation: 128 MiB in float32, the largest buffer binding that every WebGPU device must offer. */
const MAX_ACTIVATION_VALUES = 2 ** 25;

/** What is wrong with the size of a model that could be built otherwise, with sizes that can be had. */
export function refuseSize(experiment: Experiment): readonly Issue[] {
  const architecture = architectureOf(experiment);
  const { parameters } = modelSize(architecture);
  if (parameters > MAX_PARAMETERS) {
    const smaller = smallerModel(architecture);
    const message = words.tooManyWeights(parameters, MAX_PARAMETERS, listed(smaller ?? {}));
    return [{ field: 'hiddenSize', message }];
  }
  const values = experiment.batchSize * valuesPerExample(experiment, architecture);
  if (values <= MAX_ACTIVATION_VALUES) return [];
  const possible = Math.floor(MAX_ACTIVATION_VALUES / valuesPerExample(experiment, architecture));
  const advice = possible === 0 ? words.lowerThese(listed(fewerHeads(experiment, architecture))) : words.possibleBatch(possible);
  const message = words.largeBatch(experiment.batchSize, values, MAX_ACTIVATION_VALUES, advice);
  return [{ field: 'batchSize', message }];
}

/** Values in the largest activation of one example. Per time step: attention weights, feed-forward, fused query/key/value, logits. */
function valuesPerExample(
  { seqLen, numHeads, hiddenSize, feedForwardSize }: Pick<Experiment, 'seqLen' | 'numHeads' | 'hiddenSize' | 'feedForwardSize'>,
  { input }: Architecture,
): number {
  return seqLen * Math.max(numHeads * seqLen, feedForwardSize, 3 * hiddenSize, input.kind === 'tokens' ? input.vocab : 0);
}

type Sizes = Partial<Pick<Experiment, 'hiddenSize' | 'numLayers' | 'feedForwardSize' | 'numHeads' | 'numKvHeads' | 'batchSize'>>;

/** One size lowered as little as it takes, or two where one is not enough; null where the vocabulary alone is too much. */
function smallerModel(architecture: Architecture): Sizes | null {
  const fits = (sizes: Sizes): boolean => modelSize({ ...architecture, ...sizes }).parameters <= MAX_PARAMETERS;
  const step = widthStep(architecture);
  const { hiddenSize, numLayers, feedForwardSize } = architecture;
  const { min: narrowest } = experimentFields.hiddenSize;
  return (
    below(hiddenSize, step, narrowest)
      .map((width) => ({ hiddenSize: width }))
      .find(fits) ??
    below(numLayers, 1, 1)
      .map((layers) => ({ numLayers: layers }))
      .find(fits) ??
    below(feedForwardSize, 1, 1)
      .map((width) => ({ feedForwardSize: width }))
      .find(fits) ??
    below(feedForwardSize, 1, 1)
      .map((width) => ({ numLayers: 1, feedForwardSize: width }))
      .find(fits) ??
    null
  );
}

/** The most heads with which at least one example fits, and the largest batch with them. */
function fewerHeads(experiment: Experiment, architecture: Architecture): Sizes {
  const roomFor = (numHeads: number): number =>
    Math.floor(MAX_ACTIVATION_VALUES / valuesPerExample({ ...experiment, numHeads }, architecture));
  const numHeads = possibleHeads(experiment).findLast((heads) => roomFor(heads) > 0) ?? 1;
  const { numKvHeads, batchSize } = experiment;
  const largest = roomFor(numHeads);
  return {
    numHeads,
    ...(numHeads % numKvHeads === 0 ? {} : { numKvHeads: numHeads }),
    ...(batchSize <= largest ? {} : { batchSize: largest }),
  };
}

/** Multiples of a step below a size, the largest first. */
function below(size: number, step: number, least: number): readonly number[] {
  const largest = (Math.ceil(size / step) - 1) * step;
  return Array.from({ length: Math.max(0, largest / step) }, (_, i) => largest - i * step).filter((smaller) => smaller >= least);
}

/** { hiddenSize: 64, numHeads: 4 } → "hiddenSize 64", "numHeads 4". */
const listed = (sizes: Sizes): readonly string[] => Object.entries(sizes).map(([name, size]) => `${name} ${size}`);
