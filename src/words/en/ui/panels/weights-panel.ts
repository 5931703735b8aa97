export const weightsToCome = 'In a moment, the weights of a model that has learned nothing yet appear here.';
export const loading = 'Loading…';
export const lens = 'Lens on the weights';
export const asTheyAre = 'As they are';
export const latent = 'Latent';
export const quantised = 'Quantised';
export const effective = 'Effective';
export const effectiveAt = (lambda: string): string => `Effective, λ ${lambda}`;
export const runLookedAt = 'Run to look at';
