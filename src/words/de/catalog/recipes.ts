import { fixed } from '../../numbers';

const places = (value: number): number => (Number.isInteger(10 * value) ? 1 : 2);
const number = (value: number): string => fixed(value, Number.isInteger(value) ? 0 : places(value));

export const bases = { ternary: 'Ternär', binary: 'Binär', bits2: '2 Bit', bits3: '3 Bit', bits4: '4 Bit' } as const;
export const basesInText = { ternary: 'ternär', binary: 'binär', bits2: '2 Bit', bits3: '3 Bit', bits4: '4 Bit' } as const;

export const row = 'Zeile';
export const group = (size: number): string => `Gruppe ${size}`;
export const learnt = { lsq: 'LSQ', seq: 'SEQ' } as const;
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
export const blocks = { b158: 'b1.58-Block', edifice: 'Edifice-Block' } as const;

export const unknownBase = (bases: string): string => `Ein Rezept beginnt mit seinen Stufen: ${bases}.`;
export const unknownPart = (part: string): string =>
  `Kein Rezept hat einen Teil "${part}". Es gibt row, g32, g64, g128; lsq, seq; cut10 bis cut150, twn10 bis twn150, sherry; clip50 bis clip400, trust; a8, a4, a3, a2, je mit m, und a16; had; late1 bis late90; relu2; b158, edifice.`;
export const twice = (one: string, other: string): string => `Neben "${one}" ist kein Platz für "${other}".`;
export const cutsAreTernary = (cut: string): string => `"${cut}" sagt, welche ternären Gewichte 0 werden; andere Gewichte haben keine 0.`;
export const clipIsTernary = 'Eine Kappung nach mean|w| gibt es für ternäre Gewichte; Gitter mit 2, 3 und 4 Bit haben "trust".';
export const trustIsOfGrids = '"trust" meint den Rand eines Gitters mit 2, 3 oder 4 Bit.';
export const sherryPassesAll = 'Bei drei von vieren bekommt jedes Gewicht seinen Gradienten.';
export const binaryGroups =
  'Binäre Gewichte werden mit dem Mittel einer Matrix oder Zeile verglichen; das einer kleinen Gruppe wäre Rauschen.';
export const learntIsNotBinary =
  'LSQ und SEQ lernen den Schritt zwischen den Stufen; binäre Gewichte haben keinen: ternär oder 2 bis 4 Bit wählen.';
export const seqIsOfFewLevels = 'SEQ ist für ternäre Gewichte und für 2 Bit; mit 3 und 4 Bit nehmen seine Autoren LSQ: "lsq".';
export const learntGroups = 'Eine gelernte Skala gilt für eine Matrix oder Zeile: Bei Gruppen käme auf wenige Gewichte ein Parameter.';
export const learntDecidesCuts = (learnt: string, cut: string): string =>
  `"${learnt}" lernt, welche Gewichte 0 werden; "${cut}" würde es festlegen.`;
export const learntDecidesPasses = (learnt: string, passes: string): string =>
  `"${learnt}" sagt selbst, welche Gewichte einen Gradienten bekommen; "${passes}" widerspräche dem.`;
export const clipBelowCut = (clip: string, cut: number): string =>
  `"${clip}" endet vor der Schwelle ${number(cut)}: Codes würden kaum wechseln.`;
export const rotationNeedsRounding = 'Eine Hadamard-Transformation nützt nur, wo Eingänge gerundet werden.';
