import type { ModeId } from '../../../catalog/modes/modes';
import type { LearntUnit, WeightRule } from '../../../catalog/modes/weight-rule';
import type { Kernel } from '../../kernel';
import { ruleOfMode } from '../scale-weights/kernel';

export interface LearnScalesShape {
  readonly matrices: number;
  /** Groups of the matrix that has the most. */
  readonly mostGroups: number;
  /** Its rule says how the scale of a group is learnt. */
  readonly mode: ModeId;
  /** Where the learnt numbers begin among the parameters, one a group. */
  readonly learntAt: number;
}

/**
 * The gradient of learnt scales, from that of the effective weights: before any of it is masked.
 *   ∂L/∂a = λ / √(N·Qₚ) · Σ ∂L/∂W̃ · d      d = (factor·q − v) / k where the gradient of the weight passes, else end / k
 * scales: of this step's forward pass, see `scale-weights`; gradient `[parameters]`, of which the part of the scales is written.
 * Source: see `LearntUnit` of `weight-rule.ts`.
 */
export const learnScales = (shape: LearnScalesShape): Kernel<LearnScalesShape> => ({
  name: 'learn-scales',
  shape,
  bindings: { latents: 'read f32', table: 'read u32', scales: 'read f32', hyper: 'read f32', gradient: 'read_write f32' },
});

export interface LearntRule {
  readonly rule: WeightRule;
  readonly learnt: LearntUnit;
  /** v beyond which no gradient of a weight passes. */
  readonly passes: readonly [from: number, to: number];
  /** What a code is in units of t. */
  readonly factor: number;
}

/** The rule of a mode that learns its scales. Throws for the others. */
export function learntRuleOf(mode: ModeId): LearntRule {
  const rule = ruleOfMode(mode);
  const { learnt, passes, scale } = rule;
  if (learnt === undefined || passes === null || typeof scale !== 'number') throw new Error(`The mode ${mode} learns no scales.`);
  return { rule, learnt, passes, factor: scale };
}
