import type { QuantiserVariant } from '../../../catalog/modes/mode';
import type { ModeId } from '../../../catalog/modes/modes';
import { weightAxis } from '../../../math/weight-counts';

export interface CountWeightsShape {
  readonly matrices: number;
  /** Weights of the largest matrix. */
  readonly largest: number;
  readonly mode: ModeId;
  readonly variant: QuantiserVariant;
  readonly weightScale: 'absmean' | 'none';
}

/**
 * Words of the counts of one BitLinear. First two floats, γ and mean(W), by their bits; then whole numbers. The quantised
 * lens needs no histogram of its own: its spikes are the counts of the codes.
 */
export const countWords = {
  gamma: 0,
  mean: 1,
  minus: 2,
  zero: 3,
  plus: 4,
  undecided: 5,
  latentNearLevel: 6,
  effectiveNearLevel: 7,
  neverFlipped: 8,
  flippedOften: 9,
  latent: 10,
  effective: 10 + weightAxis.bins,
} as const;

export const countsWidth = 10 + 2 * weightAxis.bins;
