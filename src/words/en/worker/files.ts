export const otherNumbers = (where: string): string =>
  `The packed file gives back different numbers for "${where}", so it was not saved. Please report this.`;
export const otherAnswers = (difference: number): string =>
  `The packed file answers differently from the model (by ${difference}), so it was not saved. Please report this.`;
export const missingData =
  'This checkpoint was trained on data that somebody gave, which no file contains. Give the same data under Task, then open the checkpoint again.';
export const codesOnly =
  'This model was opened from a file of codes, without the full-precision weights behind them. Take “Packed weights”, or train a run of your own.';
export const noOptimiser =
  'This model was opened from a file without an optimiser, so there is no training to continue. Take “Master weights”, or train a run of your own.';
export const noFormat = (id: string, known: string): string => `There is no format "${id}". Known: ${known}.`;
