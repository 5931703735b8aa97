export const lastRows = (rows: number, columns: string): string => `Die letzten ${rows} Zeilen: ${columns}`;
export const row = (columns: string): string => `Eine Zeile: ${columns}`;
export const expectedNext = 'Die Zeile, die jeder Lauf als nächste erwartet';
export const nextRow = 'nächste Zeile';
export const lastCopied = 'letzte, kopiert';
export const wrongLength = (row: number, numbers: number, needed: number): string =>
  `Zeile ${row} hat ${numbers} Zahlen, nötig sind ${needed}.`;
export const noNumber = (row: number, place: number, text: string): string => `Zeile ${row}, Zahl ${place}: „${text}“ ist keine Zahl.`;
export const giveRow = 'Gib eine Zeile mit Zahlen ein.';
