export const label = 'Close brackets';
export const summary = 'Read a row of brackets and close what is still open.';
export const tryIt = 'Type brackets, some of them left open, and see them closed in the right order.';
export const scoreLabel = 'rows closed right';
export const closesNothing = (place: number, found: string): string => `Bracket ${place}, “${found}”, closes nothing.`;
export const closesAnother = (place: number, found: string, open: string): string =>
  `Bracket ${place} is “${found}”, but what is open there is “${open}”.`;
export const onlyBrackets = (pairs: string): string => `Type brackets only: ${pairs}.`;
export const wrongCount = (count: number, typed: number): string =>
  `Type exactly ${count} brackets, the length this model is trained on; there are ${typed} now.`;
export const badLength = (least: number, most: number): string =>
  `Brackets need an even sequence length from ${least} to ${most}: a row and its closing.`;
export const depthsOnly = 'know only how deep such rows usually end';
