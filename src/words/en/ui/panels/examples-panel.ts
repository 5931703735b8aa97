export const atStep = (run: string, step: number): string => `${run}, step ${step}`;
export const shareRight = (share: string): string => `**${share}** right`;
export const right = (right: number, all: number): string => `**${right}** of ${all} right`;
export const given = 'given';
export const written = 'written';
export const rightAnswer = 'right answer';
export const forecastNote = 'What came next, and what the model expected: a tick where that is nearer than the frame before.';
export const textNote = 'The text, and below each character that was not foreseen, what the model expected.';
