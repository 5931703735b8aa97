import { fixed } from '../../numbers';

const places = (value: number): number => (Number.isInteger(10 * value) ? 1 : 2);
const number = (value: number): string => fixed(value, Number.isInteger(value) ? 0 : places(value));

/** A sentence for each, with where it is published. */
export const summaries = {
  ternary: 'Every weight is −1, 0 or +1.',
  binary: 'Every weight is −1 or +1.',
  bits2: 'Every weight takes one of four levels.',
  bits3: 'Every weight takes one of eight levels.',
  bits4: 'Every weight takes one of sixteen levels.',
  row: 'Each output has a scale of its own.',
  group: 'Each group of neighbouring inputs has a scale of its own; a row of no more inputs is one group.',
  lsq: 'The scale is a parameter of its own, trained with the weights.',
  seq: 'The levels divide evenly what lies within a learnt largest weight.',
  cut: 'Another share of the weights becomes 0.',
  twn: 'Threshold and scale lie as near to the latents as they can.',
  sherry: 'Of every four weights the smallest is 0.',
  clip: 'Latents far from 0 get no gradient.',
  trust: 'Latents beyond the grid get no gradient.',
  activations: 'What enters a layer is rounded in another way.',
  rotation: 'A Hadamard transform spreads outliers before rounding.',
  late: 'Rounding begins when training is under way.',
  relu2: 'The feed-forward network uses squared ReLU.',
  b158: 'Blocks as in a language model: RMSNorm, also before the two output layers, rotary positions and a gated feed-forward network.',
  edifice: 'Blocks as in an encoder: LayerNorm, biases, no positions and no gate.',
} as const;
export const sources = {
  ternary: 'Ma et al. 2024 (BitNet b1.58)',
  binary: 'Wang et al. 2023 (BitNet)',
  bits: 'Panferov et al. 2025 (QuEST), arXiv:2502.05003',
  row: 'Liu et al. 2025 (ParetoQ), arXiv:2502.02631',
  group: 'Bonsai, Q4_0 of llama.cpp: a scale for each block',
  lsq: 'Esser et al. 2020 (LSQ), arXiv:1902.08153',
  seq: 'Liu et al. 2025 (ParetoQ), arXiv:2502.02631, and its code',
  cut: 'this project: BitNet with another threshold',
  twn: 'Li et al. 2016 (ternary weight networks), arXiv:1605.04711v2',
  sherry: 'Huang et al. 2026 (Sherry), arXiv:2601.07892, and the code of AngelSlim',
  clip: 'Courbariaux et al. 2015 (BinaryConnect), arXiv:1511.00363, in units of the scale',
  trust: 'Panferov et al. 2025 (QuEST), arXiv:2502.05003',
  activations: 'Wang et al. 2024 (BitNet a4.8), arXiv:2411.04965',
  rotation: 'Wang et al. 2025 (BitNet v2), arXiv:2504.18415',
  late: 'Nielsen et al. 2025, arXiv:2502.11895',
  relu2: 'Ma et al. 2025 (BitNet b1.58 2B4T), arXiv:2504.12285',
  b158: 'Ma et al. 2025 (BitNet b1.58 2B4T), arXiv:2504.12285',
  edifice: 'Edifice.Feedforward.BitNet (edifice 0.2)',
} as const;

/** Formulas: what a scale is taken over, and the code. */
export const ofMatrix = 'w';
export const ofRow = 'w of its row';
export const ofGroup = (size: number): string => `w of its ${size}`;
export const roundedRule = (scale: string, over: string): string => `${scale} = mean|${over}|, q = clip(round(w ⁄ ${scale}), −1, +1)`;
export const cutRule = (scale: string, over: string, at: number): string =>
  `${scale} = mean|${over}|, q = sign(w) where |w| > ${number(at)} ${scale}, else 0`;
export const twnRule = (scale: string, over: string, at: number): string =>
  `q = sign(w) where |w| > ${number(at)} mean|${over}|, else 0; ${scale} = mean|w| where q ≠ 0`;
export const sherryRule = (scale: string, over: string): string =>
  `q = sign(w), 0 for the smallest of four; ${scale} = mean|${over}| where q ≠ 0`;
export const binaryRule = (scale: string, over: string): string => `${scale} = mean|${over}|, q = +1 if w > mean(${over}), else −1`;
export const lsqRule = (scale: string, over: string, lowest: number, highest: number): string =>
  `${scale} is learnt, from 2 mean|${over}|${highest === 1 ? '' : ` ⁄ √${highest}`}; q = clip(round(w ⁄ ${scale}), −${-lowest}, +${highest})`;
export const seqRule = (scale: string, over: string, levels: number): string =>
  levels === 3
    ? `1.5 ${scale} is learnt, from max|${over}|; q = clip(round(w ⁄ ${scale}), −1, +1)`
    : `4 ${scale} is learnt, from max|${over}|; q = the nearest of −3, −1, +1, +3 to w ⁄ ${scale}`;
export const gridRule = (scale: string, over: string, top: number, levels: number): string =>
  `${scale} = ${fixed(top, 2)} √mean(${over.replace('w', 'w²')}) ⁄ ${levels - 1}, q = the nearest odd number to w ⁄ ${scale}`;
