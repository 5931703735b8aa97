export const nothingMeasured = 'Nothing has been measured yet.';
export const begun = 'Training has begun; the first comparison comes when every run has been measured.';
export const theBaseline = 'the baseline';
export const unbeatable = (baseline: string): string => `No model can beat the baseline here: “${baseline}” is right every time.`;

export const itsLoss = (loss: string): string => `its loss is ${loss}`;
export const lowestLoss = (loss: string): string => `the lowest loss is ${loss}`;
export const itDoesNotBeat = (strategy: string, loss: string): string => `it does not beat ${strategy} (${loss})`;
export const noneBeats = (strategy: string, loss: string): string => `none beats ${strategy} (${loss})`;
export const beforeTrainingOne = (losses: string): string => `Before training, ${losses}. Press Train to see how far it gets.`;
export const beforeTraining = (losses: string): string => `Before training, ${losses}. Press Train to see how they compare.`;

export const atStep = (step: number): string => `At step ${step}`;
export const overSeeds = (step: number, seeds: number): string => `At step ${step}, over ${seeds} seeds`;
export const thereIs = (where: string, result: string): string => `${where}, ${result}`;
export const judgedLater = 'Whether different seeds alone could explain that is judged at the end of training.';
export const solved = (modes: number, everySeed: boolean, scores: string): string =>
  `${modes === 2 ? 'Both' : `All ${modes === 3 ? 'three' : modes}`} solve the task${everySeed ? ' with every seed' : ''} (${scores}). It is too easy to tell them apart.`;
export const scores = (scores: string, label: string): string => `${scores} ${label}`;
export const scoreRange = (median: string, low: string, high: string): string => `${median}, from ${low} to ${high},`;
export const losses = (losses: string, apart: string): string => `the losses are ${losses}, ${apart} apart`;
export const medianLosses = (losses: string, apart: string): string => `the median losses are ${losses}, ${apart} apart`;

export const toKnow = (seeds: number): string => `Train ${seeds} or more seeds to know.`;
export const twoSeeds = 'Two seeds cannot show which is better.';
export const oneRunEach =
  'One run each cannot show which is better, and how far another seed would move them is not known for these settings.';
export const oneRunBeside = (seeds: readonly number[], ends: string): string =>
  `One run each cannot show which is better: ${seeds.join(' or ')} recorded seeds ended at ${ends}.`;

export const tooClose = (modes: string, losses: string): string => `${modes} are too close to call (median losses ${losses})`;
export const best = (mode: string, loss: string, others: string): string =>
  `${mode} is best, with a median loss of ${loss}; ${others} higher`;
export const behindBest = (mode: string, by: string): string => `${mode}'s is ${by}`;
export const higher = (others: string, mode: string): string => `${others} higher than ${mode}'s`;
export const behind = (mode: string, by: string): string => `${mode}'s median loss is ${by}`;
export const tooFewSeeds = (modes: string): string => `too few seeds made it to the end for a verdict on ${modes}`;
export const trust = (times: number): string =>
  `If they were equally good, seeds alone would produce such a verdict at most 1 time in ${times}.`;

export const rounding = (costs: string): string => `If the trained full model is rounded instead, its loss rises by ${costs}.`;
export const roundingHarmless = 'Rounding the trained full model instead makes almost no difference so far.';
export const latents = (costs: string): string => `Using the latent weights instead of the codes raises the loss by ${costs}.`;
export const latentsHarmless = 'Using the latent weights instead of the codes makes almost no difference so far.';
