export const ownData = 'A result is checked by training it again, and nobody else has your data. Choose a task that brings its own.';
export const oneSeed = 'A result is that of one seed. Choose 1 seed, and train.';
export const unfinished = 'Train to the end first: then there is a result to hand in.';
export const failed = 'A run has failed, so there is no result to hand in. Train again.';
export const rateChanged =
  'The learning rate was changed while it trained, so nobody could train the same again. Press Train again, and leave it.';
export const noRun = (mode: string): string => `There is no run of the mode "${mode}".`;
