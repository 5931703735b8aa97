export const toCome = 'Ein kleines Histogramm für jede Matrix und eine Karte ihrer Codes.';
export const matrices = 'Matrizen';
/** @param block leer außerhalb der Blöcke */
export const block = (block: number | ''): string => `Block ${block}`;
export const blockInText = (block: number): string => `Block ${block}`;
export const tile = (name: string, shares: string): string => `${name}: ${shares}`;
/** Was die Namen auf den Kacheln bedeuten und was nicht darunter ist, für Blöcke wie in den Arbeiten. */
export const noteGated =
  'Eine Zeile ist ein [Block](block): [query, key, value](queryKeyValue) und output sind die Attention, [gate, up, down](gateUpDown) das, was darauf folgt. Volle Genauigkeit behalten: [Embedding](embedding), [Normierungen](norm) und der [Ausgabe-Kopf](outputHead).';
/** Dasselbe von einem Lauf mit voller Genauigkeit. */
export const noteGatedFull =
  'Eine Zeile ist ein [Block](block): [query, key, value](queryKeyValue) und output sind die Attention, [gate, up, down](gateUpDown) das, was darauf folgt. Volle Genauigkeit behalten: [Embedding](embedding), [Normierungen](norm) und der [Ausgabe-Kopf](outputHead), in diesem Lauf auch alles andere.';
/** Dasselbe für die Blöcke von Edifice. */
export const noteEdifice =
  'Eine Zeile ist ein [Block](block): [qkv](queryKeyValue) und output sind die Attention, [up, down](gateUpDown) das, was darauf folgt. Volle Genauigkeit behalten: [Eingabe-Matrix](embedding), [Normierungen](norm), Bias-Werte und der [Ausgabe-Kopf](outputHead).';
export const noteEdificeFull =
  'Eine Zeile ist ein [Block](block): [qkv](queryKeyValue) und output sind die Attention, [up, down](gateUpDown) das, was darauf folgt. Volle Genauigkeit behalten: [Eingabe-Matrix](embedding), [Normierungen](norm), Bias-Werte und der [Ausgabe-Kopf](outputHead), in diesem Lauf auch alles andere.';
export const codes = 'Codes';
export const noCodes = 'Eine Matrix mit voller Genauigkeit hat keine Codes für eine Karte.';
export const codesOf = (name: string): string => `Codes von ${name}`;
export const reading = 'Die Codes werden gelesen…';
export const ofWeights = (shares: string, count: string): string => `${shares}, von ${count} Gewichten`;
/** @param term the card of the symbol */
export const scales = (count: string, symbol: string, term: string, smallest: string, largest: string): string =>
  `${count} Skalen [${symbol}](${term}), von ${smallest} bis ${largest}`;

export const learntScaleOf = (matrix: string): string => `Gelernte Skala von ${matrix}`;
export interface LearntMoments {
  readonly first: readonly [step: number, scale: string];
  readonly shown: readonly [step: number, scale: string];
}
export const learntScale = (symbol: string, scales: string | null, { first, shown }: LearntMoments): string =>
  `${scales === null ? `${symbol} ist ein Parameter und wird trainiert` : `Die ${scales} Skalen ${symbol} sind Parameter und werden trainiert; hier ihr Mittel`}: ${first[1]} bei Schritt ${first[0]}, ${shown[1]} bei Schritt ${shown[0]}.`;
export const atStep = (step: number): string => `Schritt ${step}`;
