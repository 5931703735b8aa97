export const label = 'Paare auswendig lernen';
export const summary = 'Zufällige Paare auswendig lernen: Wie viel passt in die Gewichte?';
export const tryIt = 'Tippe einen Schlüssel der Liste und sieh, an welche Zahl sich das Modell erinnert.';
export const scoreLabel = 'gewusste Paare';
export const unknownKey = (count: number, examples: string): string =>
  `Dieser Schlüssel ist nicht unter den ${count} der Liste. Versuche ${examples}.`;
export const badLength = (keyLength: number, answerLength: number, seqLen: number): string =>
  `Ein Schlüssel hat ${keyLength} Zeichen und eine Antwort ${answerLength}: Das Auswendiglernen braucht die Sequenzlänge ${seqLen}.`;
export const guessing = 'jede Ziffer raten';
