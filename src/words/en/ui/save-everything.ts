export const saveAll = 'Save the weights of every run';
export const packing = 'Packing the weights…';
export const noAnswer = (reason: string): string => `The engine does not answer: ${reason}`;
export const noRun = 'There is no run yet, so there is nothing to save.';
export const severalFiles = 'Your browser may ask before it saves several files. If one did not arrive, save it again here:';
export const atStep = (run: string, step: number): string => `${run}, step ${step}`;
export const noFormat = 'No format can hold it.';
