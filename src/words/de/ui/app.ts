export const task = 'Aufgabe';
export const modes = 'Varianten';
export const weights = 'Gewichte';
export const purpose = 'Trainiere ein winziges Sprachmodell, dessen Gewichte nur −1, 0 oder +1 sein dürfen.';
export const instruction =
  'Drücke Trainieren oder die Leertaste und sieh zu, wie Tausende Gewichte sich entscheiden. Nichts verlässt deinen Rechner.';
export const keptHere = 'Was dieser Browser behält';
export const messages = 'Meldungen, und Dateien, die hierher gezogen werden';
