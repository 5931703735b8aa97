export const right = 'richtig';
export const wrong = 'falsch';
export const rightAnswer = 'richtige Antwort';
export const foreseen = (right: number, all: number, text: string): string => `${right} von ${all} Zeichen vorhergesehen in: ${text}`;
/** Between what was predicted and what is true. */
export const is = 'richtig:';
export const better = 'besser, als das letzte Bild zu kopieren';
export const noBetter = 'nicht besser, als das letzte Bild zu kopieren';
export const nextPicture = 'das nächste Bild';
export const predictedPicture = 'das vorhergesagte Bild';
