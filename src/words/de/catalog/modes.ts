export const binary = 'Binär';
export const binaryInText = 'binär';
export const binarySummary = 'Jedes Gewicht ist −1 oder +1: ein Bit.';
export const binarySource = 'Wang et al. 2023, BitNet: Scaling 1-bit Transformers for Large Language Models';
export const binaryRule = 'β = mean|w|, q = +1 wenn w > mean(w), sonst −1';

export const full = 'Voll';
export const fullInText = 'voll';
export const fullSummary = 'Die Gewichte behalten volle Genauigkeit, 32 Bit: zur Kontrolle.';
export const fullSource = 'der nicht quantisierte Transformer';

export const ternary = 'Ternär';
export const ternaryInText = 'ternär';
export const ternarySummary = 'Jedes Gewicht ist −1, 0 oder +1: 1,58 Bit.';
export const ternarySource = 'Ma et al. 2024, The Era of 1-bit LLMs (BitNet b1.58)';
