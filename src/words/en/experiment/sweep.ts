import { counted } from '../../numbers';

export const nothingToTrain = 'There is nothing to train: give every list a value, and choose a mode and a seed.';
export const tooManyRuns = (runs: number, most: number): string =>
  `These are ${counted(runs)} runs, and a sweep has at most ${counted(most)}. Make a list shorter, or take fewer seeds.`;
export const refusedWith = (settings: string, message: string): string => `With ${settings}: ${message}`;
export const typeValues = (example: string): string => `Type the values, with commas or semicolons between them: ${example}.`;
export const separateDecimals = 'Put semicolons between the values, so that their commas are clear: 0,01; 0,02.';
export const withoutGroups = 'Type whole numbers without points or commas inside: 1000, 2000.';
export const typeEnds = 'Type the first and the last value.';
export const badCount = (most: number): string => `The number of values must be a whole number from 2 to ${most}.`;
export const noRatios = 'With equal ratios both ends must be above 0. Take equal steps instead.';
export const tooManyValues = (values: number, most: number): string => `A list has at most ${most} values; these are ${values}.`;
