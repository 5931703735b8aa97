export const label = 'Winzige Märchen';
export const summary = 'Den Anfang eines winzigen (englischen) Märchens lesen und das nächste Zeichen vorhersagen.';
export const tryIt = 'Fang ein englisches Märchen an und lass es das Modell fortsetzen.';
export const scoreLabel = 'richtige Zeichen';
export const quoted = (character: string): string => `„${character}“`;
export const strange = (characters: string): string =>
  `Die Märchen kennen nur die Buchstaben a bis z, Leerzeichen, Kommas und Punkte; nicht ${characters}.`;
export const frequencies = 'nur wissen, wie oft jeder Buchstabe vorkommt';
export const badLength = (least: number, most: number): string =>
  `Märchen brauchen eine ganze Sequenzlänge von ${least} bis ${most} Zeichen.`;
export const floor = 'Entropie der Grammatik: was niemand wissen kann';
export const tooLong = (seqLen: number): string => `Fang mit weniger als ${seqLen} Zeichen an, damit Platz zum Fortsetzen bleibt.`;
/** Of the grammar, which is English. */
export const opening = 'once a shy fox';
