/** Plans whose dispatches are the cases of the kernels' contract: every kernel, and sizes that are multiples of nothing. */
import type { PlanCase } from '../browser/plan-cases';

export const kernelCases: readonly PlanCase[] = [
  { options: { recipe: 'b1.58', vocabSize: 7, hiddenSize: 12, numHeads: 2, numKvHeads: 1, numLayers: 1, seqLen: 5, feedForwardSize: 13, dropout: 0.25 }, batchSize: 3, lambda: 0.3, seed: 1 },
  { options: { recipe: 'b1.58', vocabSize: 11, hiddenSize: 10, numHeads: 5, numLayers: 1, seqLen: 9, feedForwardSize: 7, dropout: 0, quantize: 'binary', activationBits: 4 }, batchSize: 1, lambda: 1, seed: 2 },
  { options: { recipe: 'b1.58', embedDim: 3, classes: 5, hiddenSize: 12, numHeads: 3, numLayers: 1, seqLen: 4, feedForwardSize: 6, activation: 'relu2', dropout: 0, quantize: 'none' }, batchSize: 3, lambda: 1, seed: 3 },
  { options: { recipe: 'edifice', embedDim: 3, classes: 6, hiddenSize: 9, numHeads: 3, numKvHeads: 1, numLayers: 2, seqLen: 5, feedForwardSize: 11, dropout: 0.5 }, batchSize: 3, lambda: 1, seed: 4 },
  { options: { recipe: 'edifice', embedDim: 5, classes: 5, outputs: 'numbers', hiddenSize: 8, numHeads: 2, numLayers: 1, seqLen: 3, feedForwardSize: 6, dropout: 0 }, batchSize: 3, lambda: 1, seed: 6 },
  { options: { recipe: 'edifice', embedDim: 8, classes: 2, hiddenSize: 8, numHeads: 1, numLayers: 1, seqLen: 18, feedForwardSize: 6, activation: 'relu2', dropout: 0, variant: 'edifice', weightScale: 'none' }, batchSize: 2, lambda: 0.5, seed: 5 },
];
