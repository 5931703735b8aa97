export const nothingTrained = 'Noch wurde nichts trainiert.';
export const notFalling = (run: string, flips: string): string =>
  `Die Lernrate des Laufs „${run}“ hat noch nicht zu fallen begonnen: Bei voller Rate wechseln je Schritt ${flips} Codes.`;
export const falling = (run: string, flips: string, step: number, now: string): string =>
  `Im Lauf „${run}“ wechselten bei voller Lernrate je Schritt ${flips} Codes; seit Schritt ${step} fällt sie, und jetzt wechseln ${now}.`;
export const fallen = (run: string, flips: string, step: number, falling: string, last: string): string =>
  `Im Lauf „${run}“ wechselten bei voller Lernrate (bis Schritt ${step}) je Schritt ${flips} Codes; während sie fiel, ${falling}; im letzten Zehntel des Trainings ${last}.`;
export const settled = 'Sie kommen zur Ruhe, während die Lernrate fällt.';
export const notSettled = 'Mit der fallenden Lernrate sind sie nicht zur Ruhe gekommen.';
