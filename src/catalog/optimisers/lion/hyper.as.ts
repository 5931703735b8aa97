/** η */
export const rate = 0;
/** 1 − η·weightDecay */
export const decay = 1;
export const beta1 = 2;
export const beta2 = 3;
/** 1 − β₁ */
export const rest1 = 4;
/** 1 − β₂ */
export const rest2 = 5;
