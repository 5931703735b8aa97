/** η */
export const rate = 0;
/** μ */
export const momentum = 1;
export const weightDecay = 2;
