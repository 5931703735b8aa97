import { modeOf, type ModeId } from '../../../catalog/modes/modes';
import type { WeightRule } from '../../../catalog/modes/weight-rule';
import type { Kernel } from '../../kernel';

export interface ScaleWeightsShape {
  readonly matrices: number;
  /** Groups of the matrix that has the most. */
  readonly mostGroups: number;
  /** Its rule says what the weights of a group have in common. */
  readonly mode: ModeId;
  /** Of a rule that learns its units: where what is learnt begins among the parameters, one number a group. */
  readonly learntAt?: number;
}

/**
 * What the weights of each group have in common, once a step: offset, 1/t and scale, see `weight-rule.ts` and `shared/groups.ts`.
 * latents `[parameters]`, table: see `layout.ts` → scales `[groups, 4]`.
 * Sources of the rules: the recipes of `catalog/modes/recipes.ts`.
 */
export const scaleWeights = (shape: ScaleWeightsShape): Kernel<ScaleWeightsShape> => ({
  name: 'scale-weights',
  shape,
  bindings: { latents: 'read f32', table: 'read u32', scales: 'read_write f32' },
});

/** The rule of a mode that has one as numbers. Throws for the others. */
export function ruleOfMode(mode: ModeId): WeightRule {
  const { rounding } = modeOf(mode);
  if (rounding === null) throw new Error(`The mode ${mode} has no rule as numbers.`);
  return rounding;
}
