export const ratePolicy = 'Learning rate policy';
export const ownForEach = 'own for each';
export const sameForAll = 'same for all';
export const noNumber = (typed: string): string => `“${typed}” is not a number.`;
