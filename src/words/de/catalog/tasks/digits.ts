export const badLength = (task: string, least: number, most: number): string =>
  `${task} braucht eine gerade Sequenzlänge von ${least} bis ${most}: die Ziffern und die Antwort.`;
export const onlyDigits = (count: number): string => `Nur die Ziffern 0 bis 9 sind möglich: Tippe ${count} davon.`;
export const wrongCount = (count: number, typed: number): string =>
  `Tippe genau ${count} Ziffern, denn mit so vielen wird dieses Modell trainiert; jetzt sind es ${typed}.`;
export const guessing = 'jede Ziffer raten';
