/** η/(1−β₁ᵗ) */
export const rate = 0;
/** 1/√(1−β₂ᵗ) */
export const root = 1;
/** 1 − η·weightDecay */
export const decay = 2;
export const beta1 = 3;
export const beta2 = 4;
export const epsilon = 5;
/** 1 − β₁ */
export const rest1 = 6;
/** 1 − β₂ */
export const rest2 = 7;
