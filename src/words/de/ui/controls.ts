export const ratePolicy = 'Wahl der Lernrate';
export const bestForEach = 'für jede die beste';
export const sameForAll = 'für alle dieselbe';
export const noNumber = (typed: string): string => `„${typed}“ ist keine Zahl.`;
