export const ownData =
  'Ein Ergebnis wird geprüft, indem man es noch einmal trainiert, und deine Daten hat sonst niemand. Wähle eine Aufgabe, die ihre Daten mitbringt.';
export const oneSeed = 'Ein Ergebnis gehört zu einem Startwert. Wähle 1 Startwert, und trainiere.';
export const unfinished = 'Trainiere zuerst bis zum Ende: Dann gibt es ein Ergebnis zum Abgeben.';
export const failed = 'Ein Lauf ist abgebrochen, darum gibt es kein Ergebnis zum Abgeben. Trainiere noch einmal.';
export const rateChanged =
  'Die Lernrate wurde während des Trainings geändert, darum könnte niemand dasselbe noch einmal trainieren. Drücke Noch einmal, und lass sie, wie sie ist.';
export const noRun = (mode: string): string => `Es gibt keinen Lauf der Variante „${mode}“.`;
