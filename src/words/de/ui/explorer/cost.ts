import type { Operations } from '../../../en/ui/explorer/cost';

export const toCome = 'Bytes, Speicher, Rechnungen und Energie jedes Laufs.';
export const partNames = {
  bitLinear: 'BitLinear-Gewichte',
  embedding: 'Embedding, zugleich der Ausgabe-Kopf',
  input: 'Eingabe-Matrix',
  head: 'Ausgabe-Kopf',
  norms: 'Normierungen und Bias-Werte',
};
/** Dasselbe mit ihren Karten. */
export const explainedParts = {
  bitLinear: '[BitLinear](bitLinear)-Gewichte',
  embedding: '[Embedding](embedding), zugleich der [Ausgabe-Kopf](outputHead)',
  input: '[Eingabe-Matrix](embedding)',
  head: '[Ausgabe-Kopf](outputHead)',
  norms: '[Normierungen](norm) und Bias-Werte',
};
export const partsOfFile = 'Teile der Datei';
export const stored = 'Gespeichert, gepackt (nur Gewichte)';
export const partsOfArithmetic = 'Teile der Rechnung';
export const inBitLinears = 'in [BitLinear](bitLinear)-Schichten';
export const elsewhere = 'anderswo';
export const arithmetic = 'Rechnung für ein Token, Energie bei 45 nm';

export const operations = ({ multiplies, adds, ofIntegers, skipped, elsewhere: rest }: Operations): string =>
  `in BitLinear-Schichten: ${multiplies} Multiplikationen, ${adds} Additionen${ofIntegers ? ' ganzer Zahlen' : ''}${skipped === null ? '' : `, ${skipped} übersprungen`}; anderswo je etwa ${rest}`;

/** @param keeps was der Optimierer von jedem Gewicht behält, im ersten Fall: „zwei Momente“ */
export const whileTraining = (keeps: string, weights: string, activations: string): string =>
  `**Das Training wird nicht billiger.** Dabei ist jedes Gewicht in jedem Lauf eine [latente](latent) 32-Bit-Zahl, und dazu kommen ein Gradient und ${keeps}: hier ${weights}, dazu etwa ${activations} Aktivierungen, quantisiert oder nicht. Das Runden kommt als Arbeit hinzu; kleiner wird die Datei, und die Rechnung auf Geräten, die Codes addieren.`;
export const energySource =
  'Energie einzelner Rechnungen nach Horowitz, “Computing’s energy problem”, ISSCC 2014 (45 nm: 32-Bit-Gleitkommazahlen multiplizieren 3,7 pJ, addieren 0,9 pJ, ganze 32-Bit-Zahlen addieren 0,1 pJ), der Quelle, die auch die BitNet-Arbeit nutzt. Nur das Rechnen: Gewichte aus dem Speicher zu holen kostet mehr, und diese Seite rechnet mit Gleitkommazahlen.';
export const onlyFull =
  'Volle Genauigkeit speichert und multipliziert jedes Gewicht mit 32 Bit. Trainiere daneben einen ternären oder binären Lauf, um zu vergleichen.';
export const staysFull = (share: string, mode: string): string =>
  `Embedding, Normierungen und Ausgabe-Kopf behalten volle Genauigkeit: ${share} der Bytes von ${mode}.`;
export const besideFull = (step: number, mode: string, bytes: string, energy: string): string =>
  `In Schritt ${step} brauchen die Gewichte von ${mode} ${bytes} der Bytes, die volle Genauigkeit braucht, und die Rechnung würde etwa ${energy} der Energie kosten.`;
export const microjoules = (number: string): string => `${number} µJ`;
