/**
 * What two models have in common when they are compared: the number of weights, which the same shape gives where their blocks
 * are alike, or the size of their packed files, scales counted. The reference keeps its shape. Where blocks differ, the other
 * gets another feed-forward size; for the same files it is made narrower or wider, at the same depth and number of heads.
 */
import { modeOf } from '../catalog/modes/modes';
import { modelSize, type Architecture } from './architecture';
import { architectureOf } from './architecture-of';
import type { Experiment } from './experiment';
import { experimentFields } from './fields';
import { widthStep } from './heads';
import { MAX_PARAMETERS } from './refuse-size';

export type Budget = 'parameters' | 'kilobytes';

/** Files, and numbers of weights, count as the same while they differ by less than this share of the reference. */
export const SAME_SIZE_TOLERANCE = 0.02;

export type Widths = Pick<Experiment, 'hiddenSize' | 'feedForwardSize'>;

const bytesOf = (architecture: Architecture): number => modelSize(architecture).packedBytes;
const weightsOf = (architecture: Architecture): number => modelSize(architecture).parameters;

/**
 * Widths with which a model of `experiment` weighs as much as the reference. Of all hidden sizes that can, the one whose
 * feed-forward network is nearest in proportion to that of `experiment`: the feed-forward size is the fine adjustment.
 *
 * @returns null when no widths come within {@link SAME_SIZE_TOLERANCE}
 */
export function widthsOfSameSize(experiment: Experiment, reference: Experiment): Widths | null {
  const target = bytesOf(architectureOf(reference));
  // Once: which task it is costs time to find out, and widths do not change it.
  const architecture = architectureOf(experiment);
  const proportion = experiment.feedForwardSize / experiment.hiddenSize;
  let best: Widths | null = null;
  let bestDistortion = Infinity;
  for (const hiddenSize of possibleHiddenSizes(experiment)) {
    const feedForwardSize = nearestFeedForwardSize({ ...architecture, hiddenSize }, bytesOf, target);
    const fitted = { ...architecture, hiddenSize, feedForwardSize };
    if (weightsOf(fitted) > MAX_PARAMETERS || !isNear(bytesOf(fitted), target)) continue;
    const distortion = Math.abs(Math.log(feedForwardSize / hiddenSize / proportion));
    if (distortion >= bestDistortion) continue;
    best = { hiddenSize, feedForwardSize };
    bestDistortion = distortion;
  }
  return best;
}

/**
 * The feed-forward size with which a model of other blocks, as wide and as deep, has as many weights as the reference.
 *
 * @returns null when none comes within {@link SAME_SIZE_TOLERANCE}
 */
export function feedForwardOfSameWeights(experiment: Experiment, reference: Experiment): Pick<Widths, 'feedForwardSize'> | null {
  const target = weightsOf(architectureOf(reference));
  const architecture = architectureOf(experiment);
  const feedForwardSize = nearestFeedForwardSize(architecture, weightsOf, target);
  return isNear(weightsOf({ ...architecture, feedForwardSize }), target) ? { feedForwardSize } : null;
}

const isNear = (size: number, target: number): boolean => Math.abs(size / target - 1) <= SAME_SIZE_TOLERANCE;

/** Widths are a multiple of it where a recipe looks at four neighbours together. */
const unitOf = ({ mode }: Pick<Experiment, 'mode'>): number => (modeOf(mode).rounding?.keepsThreeOfFour === true ? 4 : 1);

/** Hidden sizes that the heads can share, and the recipe can round. */
function possibleHiddenSizes(experiment: Experiment): readonly number[] {
  const step = widthStep(experiment);
  const { min, max } = experimentFields.hiddenSize;
  return Array.from({ length: Math.floor(max / step) }, (_, index) => (index + 1) * step).filter(
    (size) => size >= min && size % unitOf(experiment) === 0,
  );
}

/** The feed-forward size that comes nearest to the target; a model grows with it, so halving the interval finds it. */
function nearestFeedForwardSize(architecture: Architecture, sizeOf: (architecture: Architecture) => number, target: number): number {
  const unit = unitOf(architecture);
  const sizeAt = (units: number): number => sizeOf({ ...architecture, feedForwardSize: unit * units });
  let low = 1;
  let high = Math.floor(experimentFields.feedForwardSize.max / unit);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (sizeAt(middle) < target) low = middle;
    else high = middle;
  }
  return unit * (target - sizeAt(low) < sizeAt(high) - target ? low : high);
}
