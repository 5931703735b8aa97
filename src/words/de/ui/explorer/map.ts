import type { Reading } from '../../../en/ui/explorer/map';

export const noCodes = 'Eine Matrix mit voller Genauigkeit hat keine Codes für eine Karte. Wähle oben einen quantisierten Lauf.';
export const toCome = 'Jedes Gewicht einer Matrix, sobald es ein Modell gibt.';
export const fromNextLook = 'Die Gewichte dieser Matrix erscheinen mit dem nächsten aufgezeichneten Schritt.';
export const colours = 'Farben der Karte';
export const code = 'Code';
export const flips = 'Wechsel';
export const nearThreshold = 'Nahe an einer Schwelle';
export const picture = (sentence: string, name: string, outputs: number, inputs: number): string =>
  `${sentence} Die Matrix ${name} hat ${outputs} Ausgänge und ${inputs} Eingänge.`;
export const chooseWeight = '→ Eingänge, ↓ Ausgänge; wähle ein Gewicht, um ihm zu folgen';
export const chooseWeightTurned = '→ Ausgänge, ↓ Eingänge; wähle ein Gewicht, um ihm zu folgen';
export const followed = 'Das Gewicht, dem gefolgt wird';
export const trace = (sentence: string): string => `Latenter Wert eines Gewichts über die aufgezeichneten Schritte. ${sentence}`;

export const reading = ({ output, input, level, latent, flips: counted }: Reading): string => {
  const place = latent === null ? '' : `, latent ${latent.place} der Skala, ${latent.fromThreshold} von einer Schwelle entfernt`;
  const flipped = counted === null ? '' : `, ${counted.written} Wechsel`;
  return `Ausgang ${output}, Eingang ${input}: ${level}${place}${flipped}`;
};

export const belowZero = 'unter 0';
export const aboveZero = 'über 0';
export const bySign = (negative: string, positive: string, shares: readonly [string, string]): string =>
  `Blau ist ${negative}, orange ist ${positive}: ${shares[0]}, ${shares[1]} der Gewichte.`;
export const bySignAndZero = (negative: string, positive: string, shares: readonly [string, string, string]): string =>
  `Blau ist ${negative}, orange ist ${positive}, blass ist 0: ${shares[0]}, ${shares[1]} und ${shares[2]} der Gewichte.`;
export const byFlips = (most: number, never: string, often: string): string =>
  `Je kräftiger die Farbe, desto öfter hat ein Gewicht seinen Code gewechselt (höchstens ${most}-mal). ${never} haben nie gewechselt, ${often} zehnmal oder öfter.`;
export const byThreshold = (undecided: string): string =>
  `Je kräftiger die Farbe, desto näher ist ein latentes Gewicht an einer Schwelle: ${undecided} sind höchstens 0,1 davon entfernt und könnten als Nächstes wechseln.`;
