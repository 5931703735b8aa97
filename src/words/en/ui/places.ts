export const lessons = 'Lessons';
export const xray = 'X-ray of a model';
/** On a phone; a part of the whole name. */
export const xrayShort = 'X-ray';
export const setup = 'Setup';
export const lookInside = 'Look inside';
export const insideToCome = 'One small histogram per matrix, and a map of its codes.';
export const tryIt = 'Try it';
export const tryToCome = 'Try the models at any time, even before they have learned anything.';
export const comparison = 'Comparison';
export const comparisonToCome = (data: string): string => `How well each model does on ${data}.`;
