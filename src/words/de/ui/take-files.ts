export const oneAtATime = (leftOut: readonly string[]): string =>
  `Nur ein Text oder eine Tabelle auf einmal: ${leftOut.map((name) => `„${name}“`).join(', ')} ${leftOut.length === 1 ? 'wurde' : 'wurden'} weggelassen.`;
/** Begins the sentence on what went wrong: "… did not work." */
export const reading = 'Das Lesen der Dateien';
export const noModel = (folder: string, endings: string): string =>
  `Der Ordner „${folder}“ enthält kein Modell. Zieh den Ordner mit model.safetensors und config.json hierher, oder eine Datei: ${endings}.`;
export const isEmpty = (folder: string, endings: string): string =>
  `Der Ordner „${folder}“ ist leer. Zieh den Ordner mit model.safetensors und config.json hierher, oder eine Datei: ${endings}.`;
export const openedSoon = (name: string): string => `„${name}“ wird geöffnet, sobald die Seite bereit ist.`;
export const isYours = {
  text: (name: string, summary: string): string => `„${name}“ ist jetzt dein Text: ${summary} Drücke Trainieren, um daraus zu lernen.`,
  table: (name: string, summary: string): string => `„${name}“ ist jetzt deine Tabelle: ${summary} Drücke Trainieren, um daraus zu lernen.`,
};
export const xrayOffer = 'Seine Tensoren lassen sich trotzdem ansehen, einer nach dem anderen.';
export const xrayLabel = 'Röntgen';
