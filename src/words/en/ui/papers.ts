export const title = 'Papers, measured here';
/** @param task "Memorise" */
export const intro = (task: string, steps: string, seeds: string): string =>
  `What papers claim of training with few bits, and what this engine measured: ${task}, ${steps} steps, seeds ${seeds}, each recipe at the best learning rate of a sweep with other seeds.`;
export const limits = (comparisons: number): string =>
  `The cards are one table of ${comparisons} comparisons; the chance that any verdict is wrong is below 5%. The models are tiny and train briefly: a card says what holds here, not whether a paper is right about large models.`;
export const findings = { holds: 'holds here', fails: 'does not hold here', tooSmall: 'too small to say' } as const;
export const measured = 'What was measured';
export const heads = { recipe: 'recipe', rate: 'learning rate', score: 'pairs known', loss: 'loss' } as const;
export const caption = 'Median of three seeds, with the lowest and the highest.';
export const range = (median: string, low: string, high: string): string => `${median} (${low} to ${high})`;
/** @param than the twin @param loss a difference of two losses, with its unit */
export const lower = (recipe: string, than: string, loss: string): string =>
  `${recipe} ended ${loss} below ${than}, by more than seeds do: the claim holds here.`;
export const higher = (recipe: string, than: string, loss: string): string =>
  `${recipe} ended ${loss} above ${than}, by more than seeds do: the claim does not hold here.`;
export const level = (recipe: string, than: string, loss: string): string =>
  `${recipe} and ${than} ended ${loss} apart: too small to say with three seeds.`;
/** Below the picture of the latents, and for who cannot see it. */
export const latents = (recipe: string, than: string): string =>
  `Latent weights at the end, all matrices and seeds together, each in units of its scale: bars ${recipe}, dashed ${than}.`;
export const nearCuts = (recipe: string, near: string, than: string, nearOfTwin: string): string =>
  `Near a cut, where a weight may soon change its code, lie ${near} with ${recipe} and ${nearOfTwin} with ${than}.`;
export const rerun = (runs: number): string => `Train it here: ${runs} runs`;
export const link = 'Link to this card';
export const noCard = 'No card has this name; these are all there are.';

export const cards = {
  zero: {
    title: 'A third level: 0',
    claim: 'Weights that may also be 0 make a stronger model than −1 and +1 alone.',
    source: 'Ma et al. 2024 (BitNet b1.58), arXiv:2402.17764, section 1',
  },
  full: {
    title: 'Ternary is as good as full precision',
    claim: 'With as many weights and as much training, a ternary model is as good as one in full precision, from 3 billion weights on.',
    source: 'Ma et al. 2024 (BitNet b1.58), arXiv:2402.17764, section 1',
  },
  bits2: {
    title: 'From ternary to 2 bits',
    claim: 'Fewer bits in training act like fewer weights: every bit lowers the loss.',
    source: 'Kumar et al. 2024 (scaling laws for precision), arXiv:2411.04330, abstract',
  },
  bits3: {
    title: 'From 2 to 3 bits',
    claim: 'Fewer bits in training act like fewer weights: every bit lowers the loss.',
    source: 'Kumar et al. 2024 (scaling laws for precision), arXiv:2411.04330, abstract',
  },
  bits4: {
    title: 'From 3 to 4 bits',
    claim: 'Fewer bits in training act like fewer weights: every bit lowers the loss.',
    source: 'Kumar et al. 2024 (scaling laws for precision), arXiv:2411.04330, abstract',
  },
  row: {
    title: 'A scale for each output',
    claim: 'One scale for each output is more accurate than one for the whole matrix.',
    source: 'Krishnamoorthi 2018 (quantizing networks, a whitepaper), arXiv:1806.08342, section 3; of models rounded afterwards',
  },
  group: {
    title: 'A scale for each group',
    claim:
      'Scales of small groups of weights keep what few bits would lose. Here most rows have 32 inputs and so one group; those of the last matrix of the feed-forward network have three.',
    source: 'Shen et al. 2019 (Q-BERT), arXiv:1909.05840, abstract',
  },
  twn: {
    title: 'As near to the latents as can be',
    claim:
      'Ternary weights should have the threshold and the scale that lie nearest to the full-precision weights: 0.7 mean|w|, and the mean of what is kept.',
    source: 'Li et al. 2016 (ternary weight networks), arXiv:1605.04711v2; a later version has 0.75',
  },
  cut: {
    title: 'Only the threshold of TWN',
    claim: 'A threshold at 0.7 mean|w| serves ternary weights better than rounding does; here with the scale of BitNet.',
    source: 'Li et al. 2016 (ternary weight networks), arXiv:1605.04711v2; a later version has 0.75',
  },
  sherry: {
    title: 'Three of every four',
    claim: 'Ternary weights of which every fourth is 0 lose nothing, at 1.25 bits.',
    source: 'Huang et al. 2026 (Sherry), arXiv:2601.07892; of large models that are trained further',
  },
  late: {
    title: 'A late start',
    claim: 'Training begins better in full precision and goes on in 1.58 bits than in 1.58 bits from the start.',
    source: 'Nielsen et al. 2025, arXiv:2502.11895, abstract',
  },
  mean: {
    title: '4-bit inputs, by their mean',
    claim: 'With 4-bit inputs, a ternary model is as good as with 8 bits. Here every input has 4 bits; the paper leaves some at 8.',
    source: 'Wang et al. 2024 (BitNet a4.8), arXiv:2411.04965, abstract',
  },
  largest: {
    title: '4-bit inputs, by the largest',
    claim: 'With 4-bit inputs, a ternary model is as good as with 8 bits. Here the step follows the largest input, as it does with 8 bits.',
    source: 'Wang et al. 2024 (BitNet a4.8), arXiv:2411.04965, abstract; the rule is that of BitNet b1.58',
  },
  hadamardMean: {
    title: 'Hadamard before 4 bits, by their mean',
    claim: 'A Hadamard transform before rounding makes 4-bit inputs work: it spreads outliers.',
    source: 'Wang et al. 2025 (BitNet v2), arXiv:2504.18415, abstract',
  },
  hadamard: {
    title: 'Hadamard before 4 bits, by the largest',
    claim: 'A Hadamard transform before rounding makes 4-bit inputs work: it spreads outliers.',
    source: 'Wang et al. 2025 (BitNet v2), arXiv:2504.18415, abstract',
  },
  clip: {
    title: 'No gradient far from 0',
    claim: 'The straight-through gradient should be cancelled where a value is too large.',
    source: 'Courbariaux et al. 2016 (binarized networks), arXiv:1602.02830, section 1.3; of binary activations',
  },
  trust: {
    title: 'No gradient beyond the grid',
    claim: 'Gradients should count only where rounding can be trusted: within the grid.',
    source: 'Panferov et al. 2025 (QuEST), arXiv:2502.05003, abstract',
  },
  relu2: {
    title: 'Squared ReLU',
    claim: 'A feed-forward network with squared ReLU learns faster than with the usual functions.',
    source: 'So et al. 2021 (Primer), arXiv:2109.08668, abstract; of full precision',
  },
  binaryRow: {
    title: 'Binary, a scale for each output',
    claim: 'Binary weights are nearest to the full-precision ones with a scale for each output.',
    source: 'Rastegari et al. 2016 (XNOR-Net), arXiv:1603.05279, section 3.1',
  },
  seq: {
    title: '2 bits on a learnt, even grid',
    claim: 'Below 3 bits, levels should lie evenly on both sides of 0, and how far they reach should be learnt.',
    source: 'Liu et al. 2025 (ParetoQ), arXiv:2502.02631, section 3; of models that are trained further',
  },
  lsq: {
    title: 'Ternary with a learnt scale',
    claim: 'A step between levels that is learnt with the weights serves better than one computed from them.',
    source: 'Esser et al. 2020 (learned step size quantization), arXiv:1902.08153, abstract; of networks for pictures',
  },
  lsq3: {
    title: '3 bits with learnt scales',
    claim: 'With learnt steps, 3 bits suffice for the accuracy of full precision; here beside steps from √mean(w²).',
    source: 'Esser et al. 2020 (learned step size quantization), arXiv:1902.08153, abstract; of networks for pictures',
  },
  blocks: {
    title: 'Norms and gating',
    claim:
      'At as many weights, feed-forward networks with a gate reach a lower loss. Here b1.58 beside Edifice, which has no gate, no norms inside, no rotary positions, but biases.',
    source: 'Shazeer 2020 (GLU variants), arXiv:2002.05202, abstract; of full precision',
  },
} as const;
