export const shape = (shape: string, count: string): string => `This matrix has ${shape} = ${count} of them.`;
/** By the lens; `none`: the weights of a run that rounds nothing. */
export const weightsThrough = {
  none: '[full-precision](none) weights',
  latent: '[latent](latent) weights',
  quantised: '[quantised](quantised) weights',
  effective: '[effective](effective) weights',
};
export const oneThreshold = '[threshold](threshold), undecided zone';
export const thresholds = '[thresholds](threshold), undecided zone';
export const atStart = 'at step 0';
export const beyond = 'all beyond ±2.5';
export const meanSize = 'mean |w|';
export const scale = (symbol: string): string => `scale ${symbol}`;
export const learntScale = (symbol: string): string => `learnt scale ${symbol}`;
export const meanLearntScale = (symbol: string, count: string): string => `mean of ${count} learnt scales ${symbol}`;
export const meanScale = (symbol: string, count: string): string => `mean of ${count} scales ${symbol}`;
export const scaleRange = (smallest: string, largest: string): string => `${smallest} to ${largest}`;
export const storedWith = 'stored with';
export const asFloat = '32 bits per weight';
export const information = 'information per weight';
export const bits = (bits: string): string => `${bits} bits`;
export const stored = (mode: string, bits: string): string => `Stored, a weight of this run (${mode}) takes ${bits} bits, scales apart.`;
export const undecided = 'undecided';
export const flips = 'flips, last step';
export const flipsNote = 'Codes of this matrix that changed in the last step.';
export const neverFlipped = 'never flipped';
export const often = (share: string): string => `often ${share}`;
export const oftenNote = '“Often” is ten flips or more.';
export const stopped = (why: string): string => `Training stopped. ${why}`;

export const none = '0%';
export const noneRounded = (weights: string): string => `of ${weights} weights are rounded: this run keeps full precision, for comparison`;
export const onLevels = (weights: string, levels: string): string => `of ${weights} weights lie on ${levels}`;
export const landed = (levels: string): string => `[λ](lambda) is 1: the model now uses nothing but ${levels}.`;
export const pulled = ', and [λ](lambda) pulls the rest there';

export const codeShare = (code: number, share: string): string => `code ${code}: ${share}`;
/** By the lens; `none`: the weights of a run that rounds nothing. */
export const histogramOf = {
  none: 'Histogram of the weights',
  latent: 'Histogram of the latent weights',
  quantised: 'Histogram of the quantised weights',
  effective: 'Histogram of the effective weights',
};
export const histogram = (of: string, matrix: string, step: number): string => `${of} of ${matrix} at step ${step}.`;
export const countedOnly = 'Full-precision weights are counted, not recorded one by one.';
export const reading = 'Reading the weights…';
