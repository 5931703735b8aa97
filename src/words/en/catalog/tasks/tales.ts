export const label = 'Tiny tales';
export const summary = 'Read the beginning of a tiny fairy tale and predict the next character.';
export const tryIt = 'Begin a tale and let the model continue it.';
export const scoreLabel = 'characters right';
export const quoted = (character: string): string => `“${character}”`;
export const strange = (characters: string): string => `The tales know only letters, spaces, commas and full stops; not ${characters}.`;
export const frequencies = 'know only how often each letter occurs';
export const badLength = (least: number, most: number): string => `Tales need a whole sequence length from ${least} to ${most} characters.`;
export const floor = 'entropy of the grammar: what cannot be known';
export const tooLong = (seqLen: number): string => `Begin with fewer than ${seqLen} characters, so that there is room to continue.`;
/** Of the grammar, which is English. */
export const opening = 'once a shy fox';
