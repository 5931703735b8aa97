export const temperature = 'temperature (0: the likeliest)';
export const title = (task: string, mode: string): string => `${task}, ${mode}`;
export const about = (weights: string, packed: string, steps: string): string =>
  `A transformer of ${weights} weights (${packed} packed), trained for ${steps} steps in BitNet Playground. It is in this page, and runs here: nothing is fetched, nothing is sent.`;
export const tryIt = 'Try it';
export const itsWeights = 'Its weights';
export const noCodes = 'A full-precision model: every weight is a float32 number, so there are no codes to draw.';
export const allCodes = (summary: string, weights: string): string => `${summary} These are all ${weights} of them, a pixel each:`;
export const rest = (numbers: string): string => `Embedding, norms and head, the other ${numbers} numbers, are kept in full precision.`;
export const trainOne = 'To see its weights through every lens, or to train one like it, drop this file on BitNet Playground.';
export const codesOf = (layer: string, rows: string, columns: string, shares: string): string =>
  `Codes of ${layer}, ${rows} outputs by ${columns} inputs: ${shares}`;
export const onlyRuns = 'This page only runs its model. Open it in BitNet Playground to do more.';
export const noBase64 = 'its weights are not base64';
export const noRoot = 'The page has no element with the id "root".';
export const damaged = (why: string): string =>
  `This file is damaged, so its model cannot be run: ${why}. Get it again from wherever it came from.`;
