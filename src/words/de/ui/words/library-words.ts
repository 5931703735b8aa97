export const oneRun = 'ein Lauf';
export const runs = (count: string): string => `${count} Läufe`;
export const seed = (seed: number): string => `Startwert ${seed}`;
export const sorts = {
  kept: 'neueste zuerst',
  name: 'Name',
  loss: 'kleinster Verlust',
  score: 'höchste Trefferquote',
  step: 'meiste Schritte',
  size: 'größte',
};
export const byNothing = 'nichts';
export const bySettings = 'Einstellungen, Startwerte zusammen';
export const oneEnded = 'ein Lauf, beendet';
export const allEnded = (runs: string): string => `${runs} Läufe, alle beendet`;
export const noneEnded = (runs: string): string => `${runs}, keiner beendet`;
export const someEnded = (runs: string, ended: string): string => `${runs}, ${ended} beendet`;
export const noLoss = 'Es wurde kein Verlust gemessen.';
export const lossIs = (loss: string): string => `Verlust ${loss}.`;
export const lossFrom = (first: string, last: string): string => `Verlust von ${first} bis ${last}.`;
export const otherData = 'andere Daten';
export const alike = (one: string, other: string): string => `„${other}“ hat dieselben Einstellungen und denselben Startwert wie „${one}“.`;
export const differ = (one: string, other: string, changes: string): string => `„${one}“ → „${other}“: ${changes}.`;
export const otherTasks = 'Ihre Ergebnisse gehören zu verschiedenen Aufgaben und lassen sich nicht vergleichen.';
export const oneRunEach = (seeds: number): string =>
  `Je ein Lauf kann nicht zeigen, ob es daran liegt: Trainiere von beiden ${seeds} oder mehr Startwerte.`;
export const oneNotMeasured = 'Einer von beiden wurde nicht gemessen.';
export const score = (before: string, after: string): string => `Trefferquote ${before} → ${after}`;
export const atStep = (results: string, step: string): string => `${results} bei Schritt ${step}.`;
export const atSteps = (results: string, one: string, other: string): string => `${results}, bei Schritt ${one} und bei Schritt ${other}.`;
export const nothingDeleted = 'Nichts wurde gelöscht.';
export const oneDeleted = 'Ein Lauf gelöscht.';
export const deleted = (runs: string): string => `${runs} Läufe gelöscht.`;
export const oneStays = 'Ein Lauf, der gerade trainiert, bleibt.';
export const stay = (runs: string): string => `${runs} Läufe, die gerade trainieren, bleiben.`;
export const oneGone = 'Er ist endgültig weg, sobald du diese Seite schließt.';
export const gone = 'Sie sind endgültig weg, sobald du diese Seite schließt.';
export const added = (runs: string): string => `${runs} dazugekommen`;
export const replaced = (runs: string): string => `${runs} ersetzt, weil die Datei weiter trainiert war`;
export const left = (runs: string): string => `${runs} hier unverändert`;
export const noRuns = 'Die Datei enthält keine Läufe.';
