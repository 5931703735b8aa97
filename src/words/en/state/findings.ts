/** Why a comparison is fair. */
export const sameSeedsAndStart = 'same seeds and same initial latent weights';
export const sameSeedAndStart = 'same seed and same initial latent weights';
export const sameBlocks = 'same blocks and norms, in full precision too';
export const sameSize = (percent: number): string => `files of the same size (weights only), within ${percent}%`;
export const sameSeedsOnly = 'same seeds; widths differ, so the initial weights do too';
export const sameSeedOnly = 'same seed; widths differ, so the initial weights do too';
export const sameNumbers = 'same number of blocks and heads, same norms, in full precision too';
export const sameWeights = (percent: number): string => `same number of weights, within ${percent}%: feed-forward sizes differ for it`;
export const sameWidthOtherBlocks = 'same width, number of blocks and heads; norms and gating are what is compared';
export const sameDepthOtherBlocks = 'same number of blocks and heads; norms and gating are what is compared';
export const sameBatches = 'same batches in the same order';
export const sameOptimiser = 'same optimiser, number of steps and schedule';
export const sameBackend = 'same arithmetic: one backend for all';
export const measuredOnPairs = 'measured on every pair, fully quantised (λ = 1)';
export const measuredHeldOut = 'held-out data, fully quantised (λ = 1)';

/** What to try next, as a person would ask. */
export const whichSorts = 'If every file may be the same size, which model sorts best?';
export const whatZeroBuys = 'What does the zero buy? Who knows more pairs by heart?';
export const canItWrite = 'Can it write? Train it on tiny tales.';
