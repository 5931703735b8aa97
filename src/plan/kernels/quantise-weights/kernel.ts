import type { QuantiserVariant } from '../../../catalog/modes/mode';
import { modeOf, type ModeId } from '../../../catalog/modes/modes';
import type { BindingKind, Kernel } from '../../kernel';

export interface QuantiseWeightsShape {
  readonly matrices: number;
  /** Weights of the largest matrix. */
  readonly largest: number;
  /** Whose rule rounds the weights; in full precision they are only copied. */
  readonly mode: ModeId;
  readonly variant: QuantiserVariant;
  readonly weightScale: 'absmean' | 'none';
}

/**
 * What the products multiply by: every matrix copied to its padded place, BitLinear weights quantised on the way.
 *   W̃ = W + λ·(scale·codes − W), exactly scale·codes at λ = 1; with `weightScale: 'none'` all of it divided by the scale
 * Counts the codes that differ from the ones before, per matrix in `flips` (integers, so that the order of adding is no
 * matter) and per weight in `codes`, see `code-words.ts`, which goes on from step to step.
 * latents `[parameters]`, table and the order of rows: see `layout.ts`. `hyper`: λ of the next step, see `plan/hyper.as.ts`.
 * Where the rule is one of numbers, `scale-weights` has left those of each group in `scales`; else parts as in `sum-weights`.
 * Source of the rule: the mode's own file in `catalog/modes`.
 */
export function quantiseWeights(shape: QuantiseWeightsShape): Kernel<QuantiseWeightsShape> {
  const { mode } = shape;
  const bindings: Record<string, BindingKind> = { latents: 'read f32', table: 'read u32', effective: 'read_write f32' };
  const { levels, rounding } = modeOf(mode);
  if (levels !== null)
    Object.assign(bindings, {
      ...(rounding === null ? { parts: 'read vec2<f32>' } : { scales: 'read f32' }),
      hyper: 'read f32',
      codes: 'read_write u32',
      flips: 'read_write atomic<u32>',
    });
  return { name: 'quantise-weights', shape, bindings };
}
