/**
 * Layout, in words, of the numbers of a step that are neither batch nor masks: read by TypeScript, WGSL and
 * AssemblyScript alike. Behind them are those of the optimiser, see `catalog/optimisers`.
 */

/** λ of the next step: the weights are quantised for it at the end of this one. */
export const nextLambdaAt = 0;
export const lambdaAt = 1;
/** Gradients of a larger global norm are scaled down to it; 0: not clipped. */
export const clipNormAt = 2;
/** Number of this step, from 1. */
export const stepNumberAt = 3;
/** The first of the optimiser's own. */
export const optimiserAt = 4;
