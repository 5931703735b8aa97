import { counted } from '../../numbers';

export const noLoss = 'The compiled step needs classes: a model that returns its hidden vector has no loss.';
export const noClassesForTokens = 'The compiled step has no classes for tokens: their head is the embedding.';
export const oddGroups = (inputs: number): string =>
  `The compiled step takes groups of four inputs and their multiples; these have ${inputs}.`;
export const longStep = (gigaflop: string, most: number): string =>
  `A step of ${gigaflop} GFLOP is left to TensorFlow.js: on this adapter the compiled step runs without tiles, and takes up to ${most}.`;
export const stoppedThread = 'A thread of this step has stopped. Reload the page, and open the last checkpoint to go on from there.';
export const tooMuchMemory = (needed: string, most: number): string =>
  `The compiled step needs ${needed} GiB of memory; WebAssembly can have ${most}.`;
export const noMemory = (megabytes: number, why: string): string =>
  `The compiled step needs ${counted(megabytes)} MB of memory in one piece, and this browser does not have that much left: ${why}`;
export const noSimd = "This browser's WebAssembly has no SIMD, which the compiled step needs. A newer browser has it.";
export const stoppedKernel = 'A kernel stopped.';
