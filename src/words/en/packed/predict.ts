export const badFrames = (most: number): string => `The length must be a whole number of frames from 1 to ${most}.`;
export const points = 'a list of [x, y] points in drawing order';
export const rows = (count: number, size: number): string => `at least ${count} rows of ${size} numbers`;
export const pictures = (count: number, size: number): string => `at least ${count} pictures of ${size} numbers`;
export const give = (what: string): string => `Give ${what}.`;
export const giveFinite = (what: string): string => `Give ${what}, all of them finite.`;
export const giveOrFrames = (what: string, count: number, size: number): string =>
  `Give ${what}, or exactly ${count} frames of ${size} numbers each.`;
export const noPrompt = 'Give the prompt as a string.';
export const badTemperature = 'The temperature must be a number of at least 0.';
export const badLength = (most: number): string => `The length must be a whole number from 0 to ${most}.`;
