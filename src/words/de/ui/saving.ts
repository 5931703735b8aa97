export const hints = {
  csv: 'Zahlen für eine Tabellenkalkulation',
  json: 'Zahlen und Einstellungen',
  svg: 'Bild, in jeder Größe scharf',
  png: 'Bild, doppelt so groß',
};
export const saveThis = (what: string): string => `Speichern: ${what}`;
export const ownTab = 'Öffne den Playground in einem eigenen Tab, um dort zu speichern.';
/** Begins the sentence on what went wrong: "… did not work." */
export const saving = (format: string): string => `Das Speichern der ${format}-Datei`;
export const noPicture = 'Davon gibt es noch kein Bild.';
export const noCanvas = 'Dieser Browser bietet keine Fläche, auf der sich das Bild zeichnen ließe.';
export const noPng = 'Das Bild ließ sich nicht als PNG packen.';
