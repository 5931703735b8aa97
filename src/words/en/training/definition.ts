export const refusedPart = (why: string): string =>
  `The graphics device refuses a part of the step; try a smaller model, or another backend. ${why}`;
export const noLayer = (name: string): string => `There is no BitLinear "${name}".`;
export const badOutput = (last: number): string => `The output must be a whole number from 0 to ${last}.`;
export const noPrompt = 'Give the prompt as a string.';
export const noCodes = 'A full-precision run quantises nothing: its steps have no codes to flip.';
