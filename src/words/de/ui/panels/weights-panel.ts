export const weightsToCome = 'Gleich erscheinen hier die Gewichte eines Modells, das noch nichts gelernt hat.';
export const loading = 'Lädt…';
export const lens = 'Blick auf die Gewichte';
export const asTheyAre = 'Wie sie sind';
export const latent = 'Latent';
export const quantised = 'Quantisiert';
export const effective = 'Wirksam';
export const effectiveAt = (lambda: string): string => `Wirksam, λ ${lambda}`;
export const runLookedAt = 'Lauf, der betrachtet wird';
