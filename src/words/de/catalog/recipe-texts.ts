import { fixed } from '../../numbers';

const places = (value: number): number => (Number.isInteger(10 * value) ? 1 : 2);
const number = (value: number): string => fixed(value, Number.isInteger(value) ? 0 : places(value));

export const summaries = {
  ternary: 'Jedes Gewicht ist −1, 0 oder +1.',
  binary: 'Jedes Gewicht ist −1 oder +1.',
  bits2: 'Jedes Gewicht hat eine von vier Stufen.',
  bits3: 'Jedes Gewicht hat eine von acht Stufen.',
  bits4: 'Jedes Gewicht hat eine von sechzehn Stufen.',
  row: 'Jeder Ausgang hat seine eigene Skala.',
  group: 'Jede Gruppe benachbarter Eingänge hat ihre eigene Skala; eine Zeile, die nicht mehr Eingänge hat, ist eine Gruppe.',
  lsq: 'Die Skala ist ein eigener Parameter und wird mit den Gewichten trainiert.',
  seq: 'Die Stufen teilen gleichmäßig, was innerhalb eines gelernten größten Gewichts liegt.',
  cut: 'Ein anderer Anteil der Gewichte wird 0.',
  twn: 'Grenze und Skala liegen so nah wie möglich an den latenten Gewichten.',
  sherry: 'Von je vier Gewichten ist das kleinste 0.',
  clip: 'Latente Gewichte weit von 0 bekommen keinen Gradienten.',
  trust: 'Latente Gewichte jenseits des Gitters bekommen keinen Gradienten.',
  activations: 'Was in eine Schicht hineingeht, wird anders gerundet.',
  rotation: 'Eine Hadamard-Transformation verteilt Ausreißer vor dem Runden.',
  late: 'Das Runden beginnt erst mitten im Training.',
  relu2: 'Das Feed-Forward-Netz nutzt quadriertes ReLU.',
  b158: 'Blöcke wie im Sprachmodell: RMSNorm, auch vor den beiden Ausgangsschichten, rotierende Positionen und ein Feed-Forward-Netz mit Gate.',
  edifice: 'Blöcke wie im Encoder: LayerNorm, Bias, keine Positionen und kein Gate.',
} as const;
export const sources = {
  ternary: 'Ma et al. 2024 (BitNet b1.58)',
  binary: 'Wang et al. 2023 (BitNet)',
  bits: 'Panferov et al. 2025 (QuEST), arXiv:2502.05003',
  row: 'Liu et al. 2025 (ParetoQ), arXiv:2502.02631',
  group: 'Bonsai, Q4_0 von llama.cpp: eine Skala je Block',
  lsq: 'Esser et al. 2020 (LSQ), arXiv:1902.08153',
  seq: 'Liu et al. 2025 (ParetoQ), arXiv:2502.02631, und der Code dazu',
  cut: 'dieses Projekt: BitNet mit anderer Grenze',
  twn: 'Li et al. 2016 (Ternary Weight Networks), arXiv:1605.04711v2',
  sherry: 'Huang et al. 2026 (Sherry), arXiv:2601.07892, und der Code von AngelSlim',
  clip: 'Courbariaux et al. 2015 (BinaryConnect), arXiv:1511.00363, in Einheiten der Skala',
  trust: 'Panferov et al. 2025 (QuEST), arXiv:2502.05003',
  activations: 'Wang et al. 2024 (BitNet a4.8), arXiv:2411.04965',
  rotation: 'Wang et al. 2025 (BitNet v2), arXiv:2504.18415',
  late: 'Nielsen et al. 2025, arXiv:2502.11895',
  relu2: 'Ma et al. 2025 (BitNet b1.58 2B4T), arXiv:2504.12285',
  b158: 'Ma et al. 2025 (BitNet b1.58 2B4T), arXiv:2504.12285',
  edifice: 'Edifice.Feedforward.BitNet (edifice 0.2)',
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
export const lsqRule = (scale: string, over: string, lowest: number, highest: number): string =>
  `${scale} wird gelernt, von 2 mean|${over}|${highest === 1 ? '' : ` ⁄ √${highest}`} an; q = clip(round(w ⁄ ${scale}), −${-lowest}, +${highest})`;
export const seqRule = (scale: string, over: string, levels: number): string =>
  levels === 3
    ? `1,5 ${scale} wird gelernt, von max|${over}| an; q = clip(round(w ⁄ ${scale}), −1, +1)`
    : `4 ${scale} wird gelernt, von max|${over}| an; q = die Zahl aus −3, −1, +1, +3, die w ⁄ ${scale} am nächsten ist`;
export const gridRule = (scale: string, over: string, top: number, levels: number): string =>
  `${scale} = ${fixed(top, 2)} √mean(${over.replace('w', 'w²')}) ⁄ ${levels - 1}, q = die ungerade Zahl, die w ⁄ ${scale} am nächsten ist`;
