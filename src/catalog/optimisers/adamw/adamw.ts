import type { Optimiser } from '../optimiser';

/** AdamW; its rule is in `rule.ts`. */
export const adamw: Optimiser<'firstMoment' | 'secondMoment', 'beta1' | 'beta2' | 'epsilon'> = {
  label: 'AdamW',
  summary: 'Steps of about the same size for every weight: the mean gradient over its usual size.',
  rule: 'w ← w − η·m̂ ⁄ (√v̂ + ε) (AdamW)',
  keeps: 'two moments',
  learningRateAdvice: null,
  source: 'Loshchilov & Hutter 2019, Decoupled Weight Decay Regularization',
  slots: ['firstMoment', 'secondMoment'],
  nonNegativeSlots: ['secondMoment'],
  constants: { beta1: 0.9, beta2: 0.95, epsilon: 1e-8 },
};
