export const opened = 'This run was opened from a file: there is no training to look back at.';
export const toCome = 'Each recorded step becomes a row here, the newest in front.';
export const overlay = 'overlay';
export const noOverlay = 'none';
/** What the histograms are of, by lens; of a run in full precision all weights are alike. */
export const weightsSeen = {
  latent: 'latent weights',
  quantised: 'quantised weights',
  effective: 'effective weights',
  full: 'weights',
};
export const picture = (weights: string, name: string, rows: number, sentence: string): string =>
  `Histograms of the ${weights} of ${name} at ${rows} recorded steps, newest in front. ${sentence}`;
export const fromNextLook = 'The codes of this matrix appear with the next recorded step.';
export const codesThatMoved = 'Codes that moved';
export const codesFromTo = (before: number, after: number): string => `Codes, step ${before} to step ${after}`;
export const fromThisStep = 'compare from this step';
export const fromTheStart = 'from the start';
export const moves = (sentence: string): string => `How the codes moved. ${sentence}`;
