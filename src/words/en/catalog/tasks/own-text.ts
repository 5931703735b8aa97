export const label = 'Your text';
export const summary = 'Read a piece of a text that you paste and predict the next character.';
export const tryIt = 'Begin a sentence and let the model continue in the style of your text.';
export const scoreLabel = 'characters right';
export const bytesRight = 'bytes right';
export const noCard = 'This task needs the card of a text.';
export const missingData = 'The text that';
export const quoted = (character: string): string => `“${character}”`;
export const strange = (characters: string, count: number): string =>
  `Your text has no ${characters}, so the model does not know ${count === 1 ? 'it' : 'them'}.`;
const units = { characters: 'characters', bytes: 'bytes' } as const;
export const badLength = (unit: keyof typeof units, least: number, most: number): string =>
  `A text needs a whole sequence length from ${least} to ${most} ${units[unit]}.`;
export const fewHeldOut = (unit: keyof typeof units, heldOut: number): string =>
  `The held-out end of your text has ${heldOut} ${units[unit]}: give a longer text.`;
export const longerThanHeldOut = (unit: keyof typeof units, heldOut: number, least: number, most: number): string =>
  `The held-out end of your text has ${heldOut} ${units[unit]}: choose a sequence length from ${least} to ${most}, or give a longer text.`;
export const frequencies = {
  characters: 'know only how often each character occurs',
  bytes: 'know only how often each byte occurs',
} as const;
export const empty = 'Begin with at least one character.';
export const tooLong = (unit: keyof typeof units, seqLen: number): string =>
  `Begin with fewer than ${seqLen} ${units[unit]}, so that there is room to continue.`;
