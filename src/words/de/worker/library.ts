export const noneKept = 'Hier werden keine Läufe behalten.';
export const heldElsewhere = 'Ein anderer Tab hat diesen Lauf. Mach dort weiter, oder schließe jenen Tab zuerst.';
export const noRoom = (size: string, room: string): string =>
  `Die Datei hat ${size}, und hier ist noch Platz für ${room}. Lösche Läufe, die du nicht brauchst, und versuche es noch einmal.`;
export const longName = (most: number, given: number): string => `Ein Name hat höchstens ${most} Zeichen; dieser hat ${given}.`;
export const longNote = (most: number, given: number): string => `Eine Notiz hat höchstens ${most} Zeichen; diese hat ${given}.`;
export const whatDoesFiles = 'Der Teil, der Dateien mit Läufen liest und schreibt,';
export const noRun = (id: string): string => `Dieser Browser behält keinen Lauf „${id}“. bitnet.library() zählt sie auf.`;
