/**
 * What two models have in common when they are compared: their shape, and with it the number of weights, or the size of
 * their packed files. In the second case the reference keeps its shape and the other is made narrower or wider, at the
 * same depth and number of heads, until both files weigh the same.
 */
import { modelSize, type Architecture } from './architecture';
import { architectureOf } from './architecture-of';
import type { Experiment } from './experiment';
import { experimentFields } from './fields';
import { MAX_PARAMETERS } from './refuse-size';

export type Budget = 'parameters' | 'kilobytes';

/** Files count as the same size while they differ by less than this share of the reference. */
export const SAME_SIZE_TOLERANCE = 0.02;

export type Widths = Pick<Experiment, 'hiddenSize' | 'feedForwardSize'>;

/**
 * Widths with which a model of `experiment` weighs as much as the reference. Of all hidden sizes that can, the one whose
 * feed-forward network is nearest in proportion to that of `experiment`: the feed-forward size is the fine adjustment.
 *
 * @returns null when no widths come within {@link SAME_SIZE_TOLERANCE}
 */
export function widthsOfSameSize(experiment: Experiment, reference: Experiment): Widths | null {
  const target = modelSize(architectureOf(reference)).packedBytes;
  // Once: which task it is costs time to find out, and widths do not change it.
  const architecture = architectureOf(experiment);
  const proportion = experiment.feedForwardSize / experiment.hiddenSize;
  let best: Widths | null = null;
  let bestDistortion = Infinity;
  for (const hiddenSize of possibleHiddenSizes(experiment)) {
    const widths = { hiddenSize, feedForwardSize: feedForwardSizeOf({ ...architecture, hiddenSize }, target) };
    const { packedBytes, parameters } = modelSize({ ...architecture, ...widths });
    if (parameters > MAX_PARAMETERS || Math.abs(packedBytes / target - 1) > SAME_SIZE_TOLERANCE) continue;
    const distortion = Math.abs(Math.log(widths.feedForwardSize / hiddenSize / proportion));
    if (distortion >= bestDistortion) continue;
    best = widths;
    bestDistortion = distortion;
  }
  return best;
}

/** Hidden sizes that the heads can share; RoPE turns the values of a head in pairs. */
function possibleHiddenSizes({ numHeads, recipe }: Experiment): readonly number[] {
  const unit = recipe === 'edifice' ? numHeads : 2 * numHeads;
  const { min, max } = experimentFields.hiddenSize;
  return Array.from({ length: Math.floor(max / unit) }, (_, index) => (index + 1) * unit).filter((size) => size >= min);
}

/** The feed-forward size that comes nearest to the target; bytes grow with it, so halving the interval finds it. */
function feedForwardSizeOf(architecture: Architecture, target: number): number {
  const bytesOf = (feedForwardSize: number): number => modelSize({ ...architecture, feedForwardSize }).packedBytes;
  let { min: low, max: high }: { min: number; max: number } = experimentFields.feedForwardSize;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (bytesOf(middle) < target) low = middle;
    else high = middle;
  }
  return target - bytesOf(low) < bytesOf(high) - target ? low : high;
}
