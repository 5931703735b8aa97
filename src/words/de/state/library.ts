export const reading = 'Das Lesen dessen, was dieser Browser behält,';
export const readingRun = 'Das Lesen des Laufs';
export const changing = 'Das Ändern des Laufs';
export const deleting = 'Das Löschen';
export const bringingBack = 'Das Zurückholen des Gelöschten';
export const saving = 'Das Speichern der Läufe';
export const adding = 'Das Hinzufügen der Läufe aus der Datei';
