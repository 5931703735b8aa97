export const atStep = (run: string, step: number): string => `${run}, step ${step}`;
export const shareRight = (share: string): string => `**${share}** right`;
export const right = (right: number, all: number): string => `**${right}** of ${all} right`;
export const given = 'given';
export const written = 'written';
export const rightAnswer = 'right answer';
export const forecastNote = 'What came next, and what the model expected. A tick means: closer than repeating the frame before.';
export const textNote = 'The text. Where the model guessed wrong, its guess stands below the character.';
