export const label = 'Klammern schließen';
export const summary = 'Eine Reihe Klammern lesen und schließen, was noch offen ist.';
export const tryIt = 'Tippe Klammern, von denen einige offen bleiben, und sieh sie in der richtigen Reihenfolge geschlossen.';
export const scoreLabel = 'richtig geschlossene Reihen';
export const closesNothing = (place: number, found: string): string => `Klammer ${place}, „${found}“, schließt nichts.`;
export const closesAnother = (place: number, found: string, open: string): string =>
  `Klammer ${place} ist „${found}“, offen ist dort aber „${open}“.`;
export const onlyBrackets = (pairs: string): string => `Tippe nur Klammern: ${pairs}.`;
export const wrongCount = (count: number, typed: number): string =>
  `Tippe genau ${count} Klammern, denn mit so vielen wird dieses Modell trainiert; jetzt sind es ${typed}.`;
export const badLength = (least: number, most: number): string =>
  `Klammern brauchen eine gerade Sequenzlänge von ${least} bis ${most}: eine Reihe und was sie schließt.`;
export const depthsOnly = 'nur wissen, wie tief solche Reihen meist enden';
