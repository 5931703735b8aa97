export const slowMotion = 'Gewichte in Zeitlupe';
/** On a small phone; a part of the whole name. */
export const slowMotionShort = 'Zeitlupe';
