export const label = 'Addition';
export const summary = 'Zwei Zahlen lesen und ihre Summe schreiben, die Einer zuerst.';
export const tryIt = 'Tippe eine Summe und sieh sie ausgerechnet wie auf Papier: die Einer zuerst, also 132 als 231.';
export const scoreLabel = 'richtige Summen';
export const noSum = (largest: number, example: string): string =>
  `Tippe eine Summe aus zwei Zahlen von 0 bis ${largest}, zum Beispiel ${example}.`;
export const tooLarge = (largest: number): string => `Das Modell wurde mit Zahlen von 0 bis ${largest} trainiert: Nimm kleinere.`;
export const badLength = (least: number, most: number): string =>
  `Die Addition n-stelliger Zahlen braucht eine Sequenzlänge von 3n + 3, von ${least} bis ${most}: 9 für zwei Stellen, 12 für drei.`;
export const guessing = 'jede Ziffer raten';
