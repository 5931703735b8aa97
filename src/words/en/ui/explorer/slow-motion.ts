export const slowMotion = 'Weights in slow motion';
