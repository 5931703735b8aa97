export const binary = 'Binary';
export const binaryInText = 'binary';
export const binarySummary = 'Every weight is −1 or +1: one bit.';
export const binarySource = 'Wang et al. 2023, BitNet: Scaling 1-bit Transformers for Large Language Models';
export const binaryRule = 'β = mean|w|, q = +1 if w > mean(w), else −1';

export const full = 'Full';
export const fullInText = 'full';
export const fullSummary = 'Weights keep full 32-bit precision: the control.';
export const fullSource = 'the unquantised transformer';

export const ternary = 'Ternary';
export const ternaryInText = 'ternary';
export const ternarySummary = 'Every weight is −1, 0 or +1: 1.58 bits.';
export const ternarySource = 'Ma et al. 2024, The Era of 1-bit LLMs (BitNet b1.58)';
