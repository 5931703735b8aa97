export const ratePolicy = 'Wahl der Lernrate';
export const bestForEach = 'je die beste';
export const sameForAll = 'eine für alle';
export const noNumber = (typed: string): string => `„${typed}“ ist keine Zahl.`;
