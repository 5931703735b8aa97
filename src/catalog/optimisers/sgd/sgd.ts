import type { Optimiser } from '../optimiser';

/** SGD with momentum; its rule is in `rule.ts`. */
export const sgd: Optimiser<'velocity', 'momentum'> = {
  label: 'SGD',
  summary: 'Gradient descent with momentum: steps as large as the gradient, which gather speed where it keeps its direction.',
  rule: 'v ← μ·v + g, w ← w − η·v (SGD with momentum)',
  keeps: 'a velocity',
  learningRateAdvice: 'On a tiny model that reverses digits it did best at ten times the learning rate of AdamW.',
  source: 'Polyak 1964, Some methods of speeding up the convergence of iteration methods',
  slots: ['velocity'],
  nonNegativeSlots: [],
  constants: { momentum: 0.9 },
};
