import { fixed } from '../../numbers';

const places = (value: number): number => (Number.isInteger(10 * value) ? 1 : 2);
const number = (value: number): string => fixed(value, Number.isInteger(value) ? 0 : places(value));

export const bases = { ternary: 'Ternär', binary: 'Binär', bits2: '2 Bit', bits3: '3 Bit', bits4: '4 Bit' } as const;
export const basesInText = { ternary: 'ternär', binary: 'binär', bits2: '2 Bit', bits3: '3 Bit', bits4: '4 Bit' } as const;

export const row = 'Zeile';
export const group = (size: number): string => `Gruppe ${size}`;
export const cut = (at: number): string => `Grenze ${number(at)}`;
export const twn = (at: number): string => `TWN ${number(at)}`;
export const sherry = '3 von 4';
export const clip = (at: number): string => `Kappung ${number(at)}`;
export const trust = 'Rand';
export const activations = (bits: number): string => `Eingang ${bits} Bit`;
export const activationsByMean = (bits: number): string => `Eingang ${bits} Bit nach Mittel`;
export const unrounded = 'Eingang ungerundet';
export const rotated = 'Hadamard';
export const late = (percent: number): string => `ab ${percent} %`;
export const relu2 = 'ReLU²';

export const summaries = {
  ternary: 'Jedes Gewicht ist −1, 0 oder +1.',
  binary: 'Jedes Gewicht ist −1 oder +1.',
  bits2: 'Jedes Gewicht hat eine von vier Stufen.',
  bits3: 'Jedes Gewicht hat eine von acht Stufen.',
  bits4: 'Jedes Gewicht hat eine von sechzehn Stufen.',
  row: 'Jeder Ausgang hat seine eigene Skala.',
  group: 'Jede Gruppe benachbarter Eingänge hat ihre eigene Skala.',
  cut: 'Ein anderer Anteil der Gewichte wird 0.',
  twn: 'Grenze und Skala liegen so nah wie möglich an den latenten Gewichten.',
  sherry: 'Von je vier Gewichten ist das kleinste 0.',
  clip: 'Latente Gewichte weit von 0 bekommen keinen Gradienten.',
  trust: 'Latente Gewichte jenseits des Gitters bekommen keinen Gradienten.',
  activations: 'Was in eine Schicht hineingeht, wird anders gerundet.',
  rotation: 'Eine Hadamard-Transformation verteilt Ausreißer vor dem Runden.',
  late: 'Das Runden beginnt erst mitten im Training.',
  relu2: 'Das Feed-Forward-Netz nutzt quadriertes ReLU.',
} as const;
export const sources = {
  ternary: 'Ma et al. 2024 (BitNet b1.58)',
  binary: 'Wang et al. 2023 (BitNet)',
  bits: 'Panferov et al. 2025 (QuEST), arXiv:2502.05003',
  row: 'Liu et al. 2025 (ParetoQ), arXiv:2502.02631',
  group: 'Bonsai, Q4_0 von llama.cpp: eine Skala je Block',
  cut: 'dieses Projekt: BitNet mit anderer Grenze',
  twn: 'Li et al. 2016 (Ternary Weight Networks), arXiv:1605.04711',
  sherry: 'Sherry, 3:4 dünn besetzt, wie in AngelSlim',
  clip: 'Courbariaux et al. 2015 (BinaryConnect), arXiv:1511.00363, in Einheiten der Skala',
  trust: 'Panferov et al. 2025 (QuEST), arXiv:2502.05003',
  activations: 'Wang et al. 2024 (BitNet a4.8), arXiv:2411.04965',
  rotation: 'Wang et al. 2025 (BitNet v2), arXiv:2504.18415',
  late: 'Nielsen et al. 2025, arXiv:2502.11895',
  relu2: 'Ma et al. 2025 (BitNet b1.58 2B4T), arXiv:2504.12285',
} as const;

export const ofMatrix = 'w';
export const ofRow = 'w der Zeile';
export const ofGroup = (size: number): string => `w seiner ${size}`;
export const roundedRule = (scale: string, over: string): string => `${scale} = mean|${over}|, q = clip(round(w ⁄ ${scale}), −1, +1)`;
export const cutRule = (scale: string, over: string, at: number): string =>
  `${scale} = mean|${over}|, q = sign(w) wo |w| > ${number(at)} ${scale}, sonst 0`;
export const twnRule = (scale: string, over: string, at: number): string =>
  `q = sign(w) wo |w| > ${number(at)} mean|${over}|, sonst 0; ${scale} = mean|w| wo q ≠ 0`;
export const sherryRule = (scale: string, over: string): string =>
  `q = sign(w), 0 für das kleinste von vieren; ${scale} = mean|${over}| wo q ≠ 0`;
export const binaryRule = (scale: string, over: string): string => `${scale} = mean|${over}|, q = +1 wenn w > mean(${over}), sonst −1`;
export const gridRule = (scale: string, over: string, top: number, levels: number): string =>
  `${scale} = ${fixed(top, 2)} √mean(${over})² ⁄ ${levels - 1}, q = die ungerade Zahl, die w ⁄ ${scale} am nächsten ist`;

export const unknownBase = (bases: string): string => `Ein Rezept beginnt mit seinen Stufen: ${bases}.`;
export const unknownPart = (part: string): string =>
  `Kein Rezept hat einen Teil "${part}". Es gibt row, g32, g64, g128; cut10 bis cut150, twn10 bis twn150, sherry; clip50 bis clip400, trust; a8, a4, a3, a2, jeweils auch mit m, und a16; had; late1 bis late90; relu2.`;
export const twice = (one: string, other: string): string => `Ein Rezept hat entweder "${one}" oder "${other}".`;
export const cutsAreTernary = (cut: string): string => `"${cut}" sagt, welche ternären Gewichte 0 werden; andere Gewichte haben keine 0.`;
export const clipIsTernary = 'Eine Kappung nach mean|w| gibt es für ternäre Gewichte; Gitter mit 2, 3 und 4 Bit haben "trust".';
export const trustIsOfGrids = '"trust" meint den Rand eines Gitters mit 2, 3 oder 4 Bit.';
export const sherryPassesAll = 'Bei drei von vieren bekommt jedes Gewicht seinen Gradienten.';
export const binaryGroups =
  'Binäre Gewichte werden mit dem Mittel einer Matrix oder Zeile verglichen; das einer kleinen Gruppe wäre Rauschen.';
export const rotationNeedsRounding = 'Eine Hadamard-Transformation hilft beim Runden: ohne gerundete Eingänge ändert sie nichts.';
