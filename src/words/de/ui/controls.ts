export const ratePolicy = 'Wahl der Lernrate';
export const ownForEach = 'je die eigene';
export const sameForAll = 'eine für alle';
export const noNumber = (typed: string): string => `„${typed}“ ist keine Zahl.`;
