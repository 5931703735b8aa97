export const slowMotion = 'Weights in slow motion';
/** On a small phone; a part of the whole name. */
export const slowMotionShort = 'Slow motion';
