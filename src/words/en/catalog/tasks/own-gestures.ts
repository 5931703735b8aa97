export const label = 'Your gestures';
export const summary = 'Draw shapes of your own, a dozen times each, and teach a model their names.';
export const tryIt = 'Draw one of your shapes in one stroke and see it named while you draw.';
export const scoreLabel = 'strokes named right';
export const noCard = 'This task needs the card of drawn strokes.';
export const missingData = 'The drawings that';
export const guessing = 'guess a gesture';
