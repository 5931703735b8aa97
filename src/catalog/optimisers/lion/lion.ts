import type { Optimiser } from '../optimiser';

/** Lion; its rule is in `rule.ts`. */
export const lion: Optimiser<'momentum', 'beta1' | 'beta2'> = {
  label: 'Lion',
  summary: 'Every weight moves by the learning rate itself, up or down: only the sign of the mean gradient counts.',
  rule: 'w ← w − η·sign(β₁·m + (1 − β₁)·g) (Lion)',
  keeps: 'a momentum',
  learningRateAdvice: 'On a tiny model that reverses digits it did best at a third of the learning rate of AdamW.',
  source: 'Chen et al. 2023, Symbolic Discovery of Optimization Algorithms',
  slots: ['momentum'],
  nonNegativeSlots: [],
  constants: { beta1: 0.9, beta2: 0.99 },
};
