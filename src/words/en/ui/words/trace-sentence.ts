export const notRecorded = 'This weight has not been recorded yet.';
export const where = (input: number, output: number): string => `The weight from input ${input} to output ${output}`;
export const now = (where: string, step: number, latent: string, code: string): string =>
  `${where}: at step ${step} its latent is ${latent} of the scale, so its code is ${code}.`;
export const sameCode = (records: number): string => `It had the same code in all ${records} records up to here.`;
export const changed = (changes: number, pairs: number): string =>
  `Its code changed between ${changes} of the ${pairs} pairs of records up to here.`;
export const neverFlipped = 'Counted at every step: it never flipped.';
export const oneFlip = 'Counted at every step: one flip.';
export const flips = (flips: number): string => `Counted at every step: ${flips} flips.`;
