import { fixed } from '../../numbers';

const places = (value: number): number => (Number.isInteger(10 * value) ? 1 : 2);
const number = (value: number): string => fixed(value, Number.isInteger(value) ? 0 : places(value));

/** Levels of the weights: as a name, and in the middle of a sentence. */
export const bases = { ternary: 'Ternary', binary: 'Binary', bits2: '2 bits', bits3: '3 bits', bits4: '4 bits' } as const;
export const basesInText = { ternary: 'ternary', binary: 'binary', bits2: '2-bit', bits3: '3-bit', bits4: '4-bit' } as const;

/** Short names of what differs from BitNet; they stand beside each other: "Ternary · row · TWN 0.7". */
export const row = 'row';
export const group = (size: number): string => `group ${size}`;
/** Learnt scales: short names of their papers. */
export const learnt = { lsq: 'LSQ', seq: 'SEQ' } as const;
export const cut = (at: number): string => `cut ${number(at)}`;
export const twn = (at: number): string => `TWN ${number(at)}`;
export const sherry = '3 of 4';
export const clip = (at: number): string => `clip ${number(at)}`;
export const trust = 'trust';
export const activations = (bits: number): string => `${bits}-bit input`;
export const activationsByMean = (bits: number): string => `${bits}-bit input by mean`;
export const unrounded = 'input not rounded';
export const rotated = 'Hadamard';
export const late = (percent: number): string => `from ${percent} %`;
export const relu2 = 'ReLU²';
export const blocks = { b158: 'b1.58 block', edifice: 'Edifice block' } as const;

/** Refusals: what is wrong with a recipe in a link, and what would do. */
export const unknownBase = (bases: string): string => `A recipe begins with its levels: ${bases}.`;
export const unknownPart = (part: string): string =>
  `No recipe has a part "${part}". There are row, g32, g64, g128; lsq, seq; cut10 to cut150, twn10 to twn150, sherry; clip50 to clip400, trust; a8, a4, a3, a2, each with m, and a16; had; late1 to late90; relu2; b158, edifice.`;
export const twice = (one: string, other: string): string => `Beside "${one}" there is no room for "${other}".`;
export const cutsAreTernary = (cut: string): string => `"${cut}" says which ternary weights become 0; other weights have no 0.`;
export const clipIsTernary = 'Clipping by mean|w| is defined for ternary weights; grids of 2, 3 and 4 bits have "trust".';
export const trustIsOfGrids = '"trust" is about the edge of a grid of 2, 3 or 4 bits.';
export const sherryPassesAll = 'With three of four, every weight gets its gradient.';
export const binaryGroups = 'Binary weights are compared with the mean of a matrix or a row; of a small group it would be noise.';
export const learntIsNotBinary = 'LSQ and SEQ learn the step between levels; binary weights have none: choose ternary or 2 to 4 bits.';
export const seqIsOfFewLevels = 'SEQ is for ternary and 2-bit weights; with 3 and 4 bits its authors use LSQ: "lsq".';
export const learntGroups = 'A learnt scale holds for a matrix or a row: those of groups would be a parameter for every few weights.';
export const learntDecidesCuts = (learnt: string, cut: string): string =>
  `"${learnt}" learns where weights become 0; "${cut}" would fix it.`;
export const learntDecidesPasses = (learnt: string, passes: string): string =>
  `"${learnt}" says itself which weights get a gradient; "${passes}" would say otherwise.`;
export const clipBelowCut = (clip: string, cut: number): string =>
  `"${clip}" ends before the cut ${number(cut)}: codes would hardly change.`;
export const rotationNeedsRounding = 'A Hadamard transform is of use only where inputs are rounded.';
