import * as words from '#words/catalog/optimisers';
import type { Optimiser } from '../optimiser';

/** AdamW; its rule is in `rule.ts`. */
export const adamw: Optimiser<'firstMoment' | 'secondMoment', 'beta1' | 'beta2' | 'epsilon'> = {
  label: words.adamw,
  summary: words.adamwSummary,
  rule: 'w ← w − η·m̂ ⁄ (√v̂ + ε) (AdamW)',
  keeps: words.adamwKeeps,
  learningRateAdvice: null,
  source: words.adamwSource,
  slots: ['firstMoment', 'secondMoment'],
  nonNegativeSlots: ['secondMoment'],
  constants: { beta1: 0.9, beta2: 0.95, epsilon: 1e-8 },
};
