import { counted } from '../../numbers';

export const nothingToTrain = 'Es gibt nichts zu trainieren: Gib jeder Liste einen Wert und wähle eine Variante und einen Startwert.';
export const tooManyRuns = (runs: number, most: number): string =>
  `Das sind ${counted(runs)} Läufe, und eine Versuchsreihe hat höchstens ${counted(most)}. Kürze eine Liste, oder nimm weniger Startwerte.`;
export const refusedWith = (settings: string, message: string): string => `Mit ${settings}: ${message}`;
export const typeValues = (example: string): string => `Tippe die Werte, und Strichpunkte dazwischen: ${example}.`;
export const separateDecimals = 'Setze Strichpunkte zwischen die Werte, damit ihre Kommas eindeutig sind: 0,01; 0,02.';
export const withoutGroups = 'Tippe ganze Zahlen ohne Punkte oder Kommas darin: 1000, 2000.';
export const typeEnds = 'Tippe den ersten und den letzten Wert.';
export const badCount = (most: number): string => `Die Anzahl der Werte muss eine ganze Zahl von 2 bis ${most} sein.`;
export const noRatios = 'Bei gleichen Verhältnissen müssen beide Enden über 0 liegen. Nimm stattdessen gleiche Schritte.';
export const tooManyValues = (values: number, most: number): string => `Eine Liste hat höchstens ${most} Werte; das sind ${values}.`;
