import type { QuantiserVariant } from '../../../catalog/modes/mode';
import { modeOf, type ModeId } from '../../../catalog/modes/modes';
import { weightAxis } from '../../../math/weight-counts';
import type { BindingKind, Kernel } from '../../kernel';

export interface CountWeightsShape {
  readonly matrices: number;
  /** Weights of the largest matrix. */
  readonly largest: number;
  readonly mode: ModeId;
  readonly variant: QuantiserVariant;
  readonly weightScale: 'absmean' | 'none';
}

/**
 * Words of the counts of one BitLinear. First three floats, γ, mean(W) and t, by their bits, means over the groups where there are
 * several; then whole numbers. The quantised
 * lens needs no histogram of its own: its spikes are the counts of the codes.
 */
export const countWords = {
  gamma: 0,
  mean: 1,
  /** The unit of the cuts, t: γ itself where a mode has no rule as numbers. */
  unit: 2,
  undecided: 3,
  latentNearLevel: 4,
  effectiveNearLevel: 5,
  neverFlipped: 6,
  flippedOften: 7,
  /** Weights of each code, sixteen at most, in the order of `recordLayoutOf`. */
  codes: 8,
  latent: 24,
  effective: 24 + weightAxis.bins,
} as const;

export const countsWidth = 24 + 2 * weightAxis.bins;

/**
 * Counts every BitLinear through the three lenses, so that nothing but counts is read back: histograms over w/γ, codes,
 * weights near a threshold or a level, weights that never flipped or often did. Whole numbers: the order of adding is no
 * matter.
 * latents, effective and codes as in `quantise-weights`, parts as in `sum-weights` → counts `[BitLinears, countsWidth]`, zero
 * before. The same in TypeScript: `math/weight-counts.ts`.
 */
export function countWeights(shape: CountWeightsShape): Kernel<CountWeightsShape> {
  const { mode } = shape;
  const bindings: Record<string, BindingKind> = {
    latents: 'read f32',
    table: 'read u32',
    parts: 'read vec2<f32>',
    counts: 'read_write atomic<u32>',
  };
  const { levels, rounding } = modeOf(mode);
  if (levels !== null) Object.assign(bindings, { effective: 'read f32', codes: 'read u32' });
  if (rounding !== null) Object.assign(bindings, { scales: 'read f32' });
  return { name: 'count-weights', shape, bindings };
}
