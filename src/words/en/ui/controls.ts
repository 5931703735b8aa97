export const ratePolicy = 'Learning rate policy';
export const bestForEach = 'best for each';
export const sameForAll = 'same for all';
export const noNumber = (typed: string): string => `“${typed}” is not a number.`;
