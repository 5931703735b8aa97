export const title = 'Recipes';
export const intro =
  'Each recipe changes one thing of BitNet; its source stands below it. What is compared trains side by side on the same data, and a link carries it.';
export const papers = 'What papers claim of them, measured here';
export const compared = 'In the comparison';
export const takeOut = (recipe: string): string => `Take ${recipe} out of the comparison`;
export const ofMost = (count: number, most: number): string => `${count} of at most ${most}.`;
export const sixAreMost = (most: number): string => `${most} of ${most}: a chart tells no more apart. Take one out to add another.`;

/** By what a recipe changes. */
export const groups = {
  levels: 'More levels: 2, 3 and 4 bits',
  scales: 'More scales',
  learnt: 'Learnt scales',
  zeros: 'Which weights become 0',
  gradient: 'Who gets a gradient',
  activations: 'What enters a layer',
  network: 'Schedule and network',
} as const;

export const byHand = 'By hand';
export const levels = 'Levels';
export const bases = [
  ['binary', '−1, +1 (binary)'],
  ['ternary', '−1, 0, +1 (ternary)'],
  ['bits2', '4 (2 bits)'],
  ['bits3', '8 (3 bits)'],
  ['bits4', '16 (4 bits)'],
] as const;
export const scalePer = 'One scale for each';
export const scales = [
  ['matrix', 'matrix'],
  ['row', 'row'],
  ['g128', 'group of 128'],
  ['g64', 'group of 64'],
  ['g32', 'group of 32'],
] as const;
export const learnt = 'Scale';
export const learntScales = [
  ['none', 'from the weights'],
  ['lsq', 'learnt (LSQ)'],
  ['seq', 'learnt (SEQ)'],
] as const;
export const cut = 'What becomes 0';
export const cuts = [
  ['bitnet', 'below half of the scale (BitNet)'],
  ['cut', 'below another threshold'],
  ['twn', 'as in TWN, with its scale'],
  ['sherry', 'the smallest of every four'],
] as const;
export const cutAt = 'Threshold';
export const ofMean = (times: string): string => `${times} mean|w|`;
export const passes = 'Gradient';
export const estimators = [
  ['all', 'of every weight'],
  ['clip', 'of weights near 0'],
  ['trust', 'of weights within the grid'],
] as const;
export const clipAt = 'Near 0 is up to';
export const activations = 'Inputs rounded to';
export const inputs = [
  ['setting', 'as in the setup (8 bits)'],
  ['a8m', '8 bits by mean'],
  ['a4', '4 bits by largest'],
  ['a4m', '4 bits by mean'],
  ['a3', '3 bits by largest'],
  ['a3m', '3 bits by mean'],
  ['a2', '2 bits by largest'],
  ['a2m', '2 bits by mean'],
  ['a16', 'not rounded'],
] as const;
export const rotation = 'Hadamard transform before';
export const rotations = [
  ['none', 'no'],
  ['had', 'yes, on two inputs of each block'],
] as const;
export const late = 'Rounding begins';
export const atOnce = 'at once, with a ramp';
export const afterShare = (percent: number): string => `after ${percent}% of the steps`;
export const feedForward = 'Feed-forward network';
export const feedForwards = [
  ['setting', 'as in the setup'],
  ['relu2', 'squared ReLU'],
] as const;
export const block = 'Norms and gating';
export const blocks = [
  ['setting', 'as in the setup'],
  ['b158', 'b1.58: RMSNorm, gated'],
  ['edifice', 'Edifice: LayerNorm, no gate'],
] as const;
export const add = 'Add to the comparison';
export const isCompared = 'Is in the comparison';
export const noRoom = 'The comparison is full: take one out first';
