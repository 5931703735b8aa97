export const title = 'Rezepte';
export const intro =
  'Jedes Rezept ändert eine Sache an BitNet; seine Quelle steht darunter. Was verglichen wird, trainiert nebeneinander auf denselben Daten, und ein Link trägt es weiter.';
export const papers = 'Was über sie behauptet wird, hier nachgemessen';
export const compared = 'Im Vergleich';
export const takeOut = (recipe: string): string => `${recipe} aus dem Vergleich nehmen`;
export const ofMost = (count: number, most: number): string => `${count} von höchstens ${most}.`;
export const sixAreMost = (most: number): string =>
  `${most} von ${most}: Mehr hält ein Diagramm nicht auseinander. Erst eines herausnehmen, dann ein anderes dazu.`;

export const groups = {
  levels: 'Mehr Stufen: 2, 3 und 4 Bit',
  scales: 'Mehr Skalen',
  learnt: 'Gelernte Skalen',
  zeros: 'Welche Gewichte 0 werden',
  gradient: 'Wer einen Gradienten bekommt',
  activations: 'Was in eine Schicht hineingeht',
  network: 'Ablauf und Netz',
} as const;

export const byHand = 'Von Hand';
export const levels = 'Stufen';
export const bases = [
  ['binary', '−1, +1 (binär)'],
  ['ternary', '−1, 0, +1 (ternär)'],
  ['bits2', '4 (2 Bit)'],
  ['bits3', '8 (3 Bit)'],
  ['bits4', '16 (4 Bit)'],
] as const;
export const scalePer = 'Eine Skala je';
export const scales = [
  ['matrix', 'Matrix'],
  ['row', 'Zeile'],
  ['g128', 'Gruppe von 128'],
  ['g64', 'Gruppe von 64'],
  ['g32', 'Gruppe von 32'],
] as const;
export const learnt = 'Skala';
export const learntScales = [
  ['none', 'aus den Gewichten'],
  ['lsq', 'gelernt (LSQ)'],
  ['seq', 'gelernt (SEQ)'],
] as const;
export const cut = 'Was 0 wird';
export const cuts = [
  ['bitnet', 'unter der halben Skala (BitNet)'],
  ['cut', 'unter einer anderen Grenze'],
  ['twn', 'wie bei TWN, mit dessen Skala'],
  ['sherry', 'das kleinste von je vier'],
] as const;
export const cutAt = 'Grenze';
export const ofMean = (times: string): string => `${times} Mittel|w|`;
export const passes = 'Gradient';
export const estimators = [
  ['all', 'für alle Gewichte'],
  ['clip', 'für Gewichte nahe 0'],
  ['trust', 'für Gewichte im Gitter'],
] as const;
export const clipAt = 'Nahe 0 heißt bis';
export const activations = 'Eingänge gerundet auf';
export const inputs = [
  ['setting', 'wie eingestellt (8 Bit)'],
  ['a8m', '8 Bit nach Mittel'],
  ['a4', '4 Bit nach größtem'],
  ['a4m', '4 Bit nach Mittel'],
  ['a3', '3 Bit nach größtem'],
  ['a3m', '3 Bit nach Mittel'],
  ['a2', '2 Bit nach größtem'],
  ['a2m', '2 Bit nach Mittel'],
  ['a16', 'nicht gerundet'],
] as const;
export const rotation = 'Davor Hadamard-Transformation';
export const rotations = [
  ['none', 'nein'],
  ['had', 'ja, an zwei Eingängen je Block'],
] as const;
export const late = 'Das Runden beginnt';
export const atOnce = 'sofort, mit Anlauf';
export const afterShare = (percent: number): string => `nach ${percent} % der Schritte`;
export const feedForward = 'Feed-Forward-Netz';
export const feedForwards = [
  ['setting', 'wie eingestellt'],
  ['relu2', 'quadriertes ReLU'],
] as const;
export const block = 'Normierungen und Gate';
export const blocks = [
  ['setting', 'wie eingestellt'],
  ['b158', 'b1.58: RMSNorm, mit Gate'],
  ['edifice', 'Edifice: LayerNorm, ohne Gate'],
] as const;
export const add = 'In den Vergleich aufnehmen';
export const isCompared = 'Ist im Vergleich';
export const noRoom = 'Der Vergleich ist voll: erst eines herausnehmen';
