export const takeWeights = 'Nimm die Gewichte mit';
export const stages = {
  reading: 'Liest die Gewichte…',
  packing: 'Packt die Gewichte…',
  checking: 'Liest die Bytes zurück und lässt sie laufen…',
};
export const makingFile = 'Die Datei entsteht';
/** Each begins the sentence on what went wrong: "… did not work." */
export const listingFormats = 'Das Auflisten der Formate';
export const packingWeights = 'Das Packen der Gewichte';
export const runToDownload = 'Lauf zum Herunterladen';
export const format = 'Format';
export const packAgain = (step: number): string => `Bei Schritt ${step} nochmals packen`;
export const save = 'Speichern';
export const saveOf = (size: string): string => `Speichern, ${size}`;
export const bitsPerWeight = (bits: string): string =>
  `**${bits} Bit** [je BitLinear-Gewicht](storedBits), wie in dieser Datei gespeichert, Skalen eingeschlossen.`;
export const compared = (numbers: string): string => `${numbers} Zahlen verglichen.`;
export const howToUse = 'So benutzt du sie';
export const companion = (label: string, lines: number): string => `${label}, ${lines} Zeilen`;
export const inAFrame =
  '[Öffne den Playground in einem eigenen Tab](#) und trainiere dort: Die Einstellungen kommen mit, die Gewichte nicht. Wer die Seite darum herum gemacht hat, kann `allow-downloads` zur Sandbox des Rahmens hinzufügen.';
export const folderOf = (name: string): string => `Der Ordner ${name} mit seinen Dateien`;
