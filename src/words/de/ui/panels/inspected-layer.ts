export const shape = (shape: string, count: string): string => `Diese Matrix hat ${shape} = ${count} davon.`;
/** By the lens; `none`: the weights of a run that rounds nothing. */
export const weightsThrough = {
  none: 'Gewichte in [voller Genauigkeit](none)',
  latent: '[latente](latent) Gewichte',
  quantised: '[quantisierte](quantised) Gewichte',
  effective: '[wirksame](effective) Gewichte',
};
export const oneThreshold = '[Schwelle](threshold), unentschiedene Zone';
export const thresholds = '[Schwellen](threshold), unentschiedene Zone';
export const atStart = 'bei Schritt 0';
export const beyond = 'alle jenseits von ±2,5';
export const meanSize = 'Mittel |w|';
export const scale = (symbol: string): string => `Skala ${symbol}`;
export const learntScale = (symbol: string): string => `gelernte Skala ${symbol}`;
export const meanLearntScale = (symbol: string, count: string): string => `Mittel von ${count} gelernten Skalen ${symbol}`;
export const meanScale = (symbol: string, count: string): string => `Mittel aus ${count} Skalen ${symbol}`;
export const scaleRange = (smallest: string, largest: string): string => `${smallest} bis ${largest}`;
export const storedWith = 'gespeichert mit';
export const asFloat = '32 Bit je Gewicht';
export const information = 'Information je Gewicht';
export const bits = (bits: string): string => `${bits} Bit`;
export const stored = (mode: string, bits: string): string =>
  `Gespeichert braucht ein Gewicht dieses Laufs (${mode}) ${bits} Bit, ohne die Skalen.`;
export const undecided = 'unentschieden';
export const flips = 'Wechsel, letzter Schritt';
export const flipsNote = 'Codes dieser Matrix, die sich im letzten Schritt geändert haben.';
export const neverFlipped = 'nie gewechselt';
export const often = (share: string): string => `oft ${share}`;
export const oftenNote = '„Oft“ heißt zehnmal oder mehr.';
export const stopped = (why: string): string => `Das Training ist abgebrochen. ${why}`;

export const none = '0\u202f%';
export const noneRounded = (weights: string): string =>
  `von ${weights} Gewichten sind gerundet: Dieser Lauf behält volle Genauigkeit, zum Vergleich`;
export const onLevels = (weights: string, levels: string): string => `von ${weights} Gewichten liegen auf ${levels}`;
export const landed = (levels: string): string => `[λ](lambda) ist 1: Das Modell benutzt jetzt nur noch ${levels}.`;
export const pulled = ', und [λ](lambda) zieht den Rest dorthin';

export const codeShare = (code: number, share: string): string => `Code ${String(code).replace('-', '−')}: ${share}`;
/** By the lens; `none`: the weights of a run that rounds nothing. */
export const histogramOf = {
  none: 'Histogramm der Gewichte',
  latent: 'Histogramm der latenten Gewichte',
  quantised: 'Histogramm der quantisierten Gewichte',
  effective: 'Histogramm der wirksamen Gewichte',
};
export const histogram = (of: string, matrix: string, step: number): string => `${of} von ${matrix} bei Schritt ${step}.`;
export const countedOnly = 'Gewichte in voller Genauigkeit werden gezählt, nicht einzeln aufgezeichnet.';
export const reading = 'Liest die Gewichte…';
