export const noCodes = 'A full-precision run has no codes to flip. Train a ternary or binary one beside it.';
export const toCome = 'How many codes change, counted at every step and shown beside the loss and the learning rate.';
export const picture = (sentence: string): string =>
  `Training loss, codes that flip per step, learning rate, and the share of codes that never flipped, by step. ${sentence}`;
/** By what the loss is counted in. */
export const trainingLoss = {
  nats: 'training loss, nats',
  squaredError: 'training loss, mean squared error',
};
export const flipShare = 'codes that flip per step, share of all';
export const learningRate = 'learning rate';
export const neverFlipped = 'codes that never flipped (at recorded steps)';
export const byStep = (step: number, never: string, often: string): string =>
  `By step ${step}, ${never} of its codes have never flipped, ${often} ten times or more.`;
