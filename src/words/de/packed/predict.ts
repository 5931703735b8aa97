export const badFrames = (most: number): string => `Die Länge muss eine ganze Zahl von Bildern von 1 bis ${most} sein.`;
export const points = 'eine Liste von Punkten [x, y] in der Reihenfolge des Zeichnens';
export const rows = (count: number, size: number): string => `mindestens ${count} Zeilen von je ${size} Zahlen`;
export const pictures = (count: number, size: number): string => `mindestens ${count} Bilder von je ${size} Zahlen`;
export const give = (what: string): string => `Gib ${what}.`;
export const giveFinite = (what: string): string => `Gib ${what}, alle davon endlich.`;
export const giveOrFrames = (what: string, count: number, size: number): string =>
  `Gib ${what}, oder genau ${count} Merkmalsvektoren von je ${size} Zahlen.`;
export const noPrompt = 'Gib die Eingabe als Text.';
export const badTemperature = 'Die Temperatur muss eine Zahl von mindestens 0 sein.';
export const badLength = (most: number): string => `Die Länge muss eine ganze Zahl von 0 bis ${most} sein.`;
