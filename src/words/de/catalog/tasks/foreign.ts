export const label = 'Modell von anderswo';
export const summary = 'Ein Sprachmodell, das ein anderes Programm gemacht hat: Probiere es aus, sieh hinein, speichere es wieder.';
export const tryIt = 'Fang einen Text an und lass ihn das Modell fortsetzen.';
export const scoreLabel = 'richtige Token';
export const noCard = 'Diese Aufgabe braucht die Karte eines Modells.';
export const missingData = 'Die Daten, mit denen';
export const summaryOf = (name: string): string => `${name}: ein Sprachmodell, das ein anderes Programm gemacht hat.`;
export const guessing = 'jedes Token raten';
export const quoted = (text: string): string => `„${text}“`;
export const noTokens = (pieces: string): string => `Das Modell hat keine Token für ${pieces}.`;
export const noStart = 'Tippe mindestens ein Zeichen: Dieses Modell hat kein Token, mit dem ein Text beginnt.';
export const tooLong = (seqLen: number, typed: number): string =>
  `Fang mit weniger als ${seqLen} Token an, damit Platz zum Fortsetzen bleibt; jetzt sind es ${typed}.`;
