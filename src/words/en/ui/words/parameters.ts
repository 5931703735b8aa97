export const settings = {
  hiddenSize: { label: 'Hidden size', hint: 'Numbers that describe each position.' },
  numLayers: { label: 'Blocks', hint: 'Attention and feed-forward, one after the other.' },
  steps: { label: 'Steps', hint: 'How long to train; the learning rate reaches zero at the end.' },
  pairs: { label: 'Pairs', hint: 'How many there are to learn by heart.' },
  learningRate: { label: 'Learning rate', hint: 'Peak step size of the optimiser; can be changed during training.' },
  optimiser: { label: 'Optimiser', hint: 'How a gradient moves the weights.' },
  numHeads: { label: 'Heads', hint: 'Attention heads; they share the hidden size.' },
  numKvHeads: { label: 'Key/value heads', hint: 'Fewer than heads: groups of heads share keys and values.' },
  feedForwardSize: { label: 'Feed-forward size', hint: 'Width of the feed-forward network.' },
  seqLen: { label: 'Window', hint: 'Positions the model sees at once.' },
  dropout: { label: 'Dropout', hint: 'Share of activations dropped during training.' },
  activation: { label: 'Activation function', hint: 'The bend in the feed-forward network.' },
  activationBits: { label: 'Activations', hint: 'Rounding of what enters a quantised matrix.' },
  weightScale: { label: 'Weight scale', hint: 'Whether codes are multiplied by γ (or β) again.' },
  lambdaSteps: { label: 'λ ramp', hint: 'Steps from latent (λ 0) to fully quantised (λ 1); 0: quantised from the start.' },
  batchSize: { label: 'Batch', hint: 'Examples in each step.' },
  warmupSteps: { label: 'Warm-up', hint: 'Steps in which the learning rate rises to its peak.' },
  seed: { label: 'Seed', hint: 'Decides the initial weights and the batches.' },
  recipe: { label: 'Recipe', hint: 'Design of the blocks: a language model, or a sequence encoder.' },
  backend: { label: 'Backend', hint: 'Where the arithmetic runs.' },
  arithmetic: { label: 'Sums of products', hint: 'How they are rounded on the processor.' },
};
/** @param recipes "ternary (4-bit input) and 2-bit (row)" */
export const notFor = (recipes: string): string => `Not for ${recipes}: decided by the recipe.`;
export const decidedBy = (recipes: string): string => `No effect now: decided by the recipe of ${recipes}.`;
export const off = 'off';
export const bits = (bits: number): string => `${bits}-bit`;
export const noScale = 'none';
export const best = 'best';
export const edifice = 'Edifice';
export const wasm = 'Wasm';
export const plain = 'rounded twice';
export const fused = 'fused';
export const plainNote = 'Products are rounded, then sums: the same losses to the bit in every browser.';
export const fusedNote =
  'Fused multiply-add rounds a sum with its product, once, and codes are summed three at a time: faster, and the same losses to the bit wherever the browser has it.';
export const noFused = 'This browser has no fused multiply-add.';
