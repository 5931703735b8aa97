export const ownData = 'A result is checked by training it again, and nobody else has your data. Choose a task that brings its own.';
export const oneSeed = 'A result comes from a single seed. Choose 1 seed, and train.';
export const unfinished = 'Train to the end first: then there is a result to hand in.';
export const failed = 'A run has failed, so there is no result to hand in. Train again.';
export const rateChanged =
  'The learning rate was changed during training, so nobody could repeat it. Press Train again, and leave the rate as it is.';
export const noRun = (mode: string): string => `There is no run of the mode "${mode}".`;
