export const notRecorded = 'Dieses Gewicht ist noch nicht aufgezeichnet.';
export const where = (input: number, output: number): string => `Das Gewicht von Eingang ${input} zu Ausgang ${output}`;
export const now = (where: string, step: number, latent: string, code: string): string =>
  `${where}: Bei Schritt ${step} ist sein latenter Wert das ${latent}-Fache der Skala, also ist sein Code ${code}.`;
export const sameCode = (records: number): string => `Es hatte in allen ${records} Aufzeichnungen bis hierher denselben Code.`;
export const changed = (changes: number, pairs: number): string =>
  `Sein Code hat sich zwischen ${changes} der ${pairs} Paare von Aufzeichnungen bis hierher geändert.`;
export const neverFlipped = 'Bei jedem Schritt gezählt: Es hat nie gewechselt.';
export const oneFlip = 'Bei jedem Schritt gezählt: ein Wechsel.';
export const flips = (flips: number): string => `Bei jedem Schritt gezählt: ${flips} Wechsel.`;
