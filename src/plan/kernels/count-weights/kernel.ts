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
  if (modeOf(mode).levels !== null) Object.assign(bindings, { effective: 'read f32', codes: 'read u32' });
  return { name: 'count-weights', shape, bindings };
}
