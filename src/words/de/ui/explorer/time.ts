export const opened = 'Dieser Lauf wurde aus einer Datei geöffnet: Es gibt kein Training, auf das man zurückblicken könnte.';
export const toCome = 'Jeder aufgezeichnete Schritt wird hier eine Reihe, der neueste vorn.';
export const overlay = 'darübergelegt';
export const noOverlay = 'nichts';
/** Wovon die Histogramme sind, nach Ansicht; in einem Lauf mit voller Genauigkeit sind alle Gewichte gleich. */
export const weightsSeen = {
  latent: 'latenten Gewichte',
  quantised: 'quantisierten Gewichte',
  effective: 'wirksamen Gewichte',
  full: 'Gewichte',
};
export const picture = (weights: string, name: string, rows: number, sentence: string): string =>
  `Histogramme der ${weights} von ${name} bei ${rows} aufgezeichneten Schritten, das neueste vorn. ${sentence}`;
export const fromNextLook = 'Die Codes dieser Matrix erscheinen mit dem nächsten aufgezeichneten Schritt.';
export const codesThatMoved = 'Codes, die gewechselt haben';
export const codesFromTo = (before: number, after: number): string => `Codes, Schritt ${before} bis Schritt ${after}`;
export const fromThisStep = 'ab diesem Schritt vergleichen';
export const fromTheStart = 'vom Anfang an';
export const moves = (sentence: string): string => `Wege der Codes. ${sentence}`;
