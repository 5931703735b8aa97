import * as words from '#words/catalog/optimisers';
import type { Optimiser } from '../optimiser';

/** SGD with momentum; its rule is in `rule.ts`. */
export const sgd: Optimiser<'velocity', 'momentum'> = {
  label: words.sgd,
  summary: words.sgdSummary,
  rule: words.sgdRule,
  keeps: words.sgdKeeps,
  learningRateAdvice: words.sgdAdvice,
  source: words.sgdSource,
  slots: ['velocity'],
  nonNegativeSlots: [],
  constants: { momentum: 0.9 },
};
