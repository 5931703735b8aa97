export const label = 'Dein Text';
export const summary = 'Ein Stück eines Textes lesen, den du einfügst, und das nächste Zeichen vorhersagen.';
export const tryIt = 'Fang einen Satz an und lass ihn das Modell in der Art deines Textes fortsetzen.';
export const scoreLabel = 'richtige Zeichen';
export const bytesRight = 'richtige Bytes';
export const noCard = 'Diese Aufgabe braucht die Karte eines Textes.';
export const missingData = 'Der Text, mit dem';
export const quoted = (character: string): string => `„${character}“`;
export const strange = (characters: string, count: number): string =>
  `Dein Text hat kein ${characters}, also kennt das Modell ${count === 1 ? 'dieses Zeichen' : 'diese Zeichen'} nicht.`;
const units = { characters: 'Zeichen', bytes: 'Bytes' } as const;
export const badLength = (unit: keyof typeof units, least: number, most: number): string =>
  `Ein Text braucht eine ganze Sequenzlänge von ${least} bis ${most} ${units[unit]}.`;
export const fewHeldOut = (unit: keyof typeof units, heldOut: number): string =>
  `Das zurückgehaltene Ende deines Textes hat ${heldOut} ${units[unit]}: Gib einen längeren Text.`;
export const longerThanHeldOut = (unit: keyof typeof units, heldOut: number, least: number, most: number): string =>
  `Das zurückgehaltene Ende deines Textes hat ${heldOut} ${units[unit]}: Wähle eine Sequenzlänge von ${least} bis ${most}, oder gib einen längeren Text.`;
export const frequencies = {
  characters: 'nur wissen, wie oft jedes Zeichen vorkommt',
  bytes: 'nur wissen, wie oft jedes Byte vorkommt',
} as const;
export const empty = 'Fang mit mindestens einem Zeichen an.';
export const tooLong = (unit: keyof typeof units, seqLen: number): string =>
  `Fang mit weniger als ${seqLen} ${units[unit]} an, damit Platz zum Fortsetzen bleibt.`;
