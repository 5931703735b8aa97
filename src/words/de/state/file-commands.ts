export const tooLarge = 'Die Datei ist größer als 256 MB, so groß ist kein Modell dieser Seite.';
export const opening = (file: string): string => `Das Öffnen von „${file}“`;
export const checkpointOpen = (file: string, step: number, steps: number): string =>
  `„${file}“ ist ein Zwischenstand: Der Lauf ist wieder bei Schritt ${step} von ${steps}, und Weiter geht von dort aus weiter.`;
export const checkpointOver = (file: string, step: number, steps: number): string =>
  `„${file}“ ist ein Zwischenstand: Der Lauf ist wieder bei Schritt ${step} von ${steps}, und alle seine Schritte sind getan.`;
export const trainedElsewhere = (file: string, step: number, steps: number): string =>
  `„${file}“ ist bei Schritt ${step} von ${steps} angekommen: Der Lauf steht neben den Ergebnissen, die hier waren und jetzt angeheftet sind.`;
export const resumeGoesOn = 'Weiter geht von dort aus weiter.';
export const isOpen = (file: string): string =>
  `„${file}“ ist offen und läuft mit den gepackten Gewichten: Probiere es aus, sieh hinein, vergleiche es.`;
export const closing = 'Das Schließen des Laufs';
