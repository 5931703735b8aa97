export const label = 'Pointer gestures';
export const summary = 'Watch a shape being drawn and name it.';
export const tryIt = 'Draw one of the shapes in one stroke and see it named while you draw.';
export const scoreLabel = 'strokes named right';
export const badLength = (least: number, most: number): string => `Gestures need a whole sequence length from ${least} to ${most} frames.`;
export const guessing = 'guess a shape';
/** Names of shapes in files, the same in every language. */
export const figureEight = 'figure eight';
export const checkMark = 'check mark';
