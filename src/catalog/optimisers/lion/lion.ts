import * as words from '#words/catalog/optimisers';
import type { Optimiser } from '../optimiser';

/** Lion; its rule is in `rule.ts`. */
export const lion: Optimiser<'momentum', 'beta1' | 'beta2'> = {
  label: words.lion,
  summary: words.lionSummary,
  rule: 'w ← w − η·sign(β₁·m + (1 − β₁)·g) (Lion)',
  keeps: words.lionKeeps,
  learningRateAdvice: words.lionAdvice,
  source: words.lionSource,
  slots: ['momentum'],
  nonNegativeSlots: [],
  constants: { beta1: 0.9, beta2: 0.99 },
};
