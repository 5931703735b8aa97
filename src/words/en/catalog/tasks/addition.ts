export const label = 'Addition';
export const summary = 'Read two numbers and write their sum, ones digit first.';
export const tryIt = 'Type a sum and see it worked out as on paper: ones first, so 132 appears as 231.';
export const scoreLabel = 'sums right';
export const noSum = (largest: number, example: string): string => `Type a sum of two numbers from 0 to ${largest}, such as ${example}.`;
export const tooLarge = (largest: number): string => `The model was trained on numbers from 0 to ${largest}: choose smaller ones.`;
export const badLength = (least: number, most: number): string =>
  `Addition of n-digit numbers needs a sequence length of 3n + 3, from ${least} to ${most}: 9 for two digits, 12 for three.`;
export const guessing = 'guess every digit';
