export const restarted = (runs: string): string => `The engine stopped and was started again. ${runs}`;
export const lost = 'The graphics device was lost, but nothing else: the runs are being restored.';
export const plain = (backend: string): string => `plain ${backend}`;
export const noneTaken = 'No run could be carried over.';
export const someNotTaken = (failed: number, all: number): string =>
  `${failed} of ${all} runs could not be carried over; the others are as they were.`;
export const allAsBefore = 'All runs are as they were.';
export const goesOnFrom = (step: string): string => `Training continues from step ${step}.`;
export const replaced = (runs: string): string => `The graphics device was lost and replaced by a fresh one. ${runs}`;
export const replacedBy = (backend: string, runs: string, former: string): string =>
  `The graphics device was lost again, so ${backend} takes its place. ${runs} Reload the page to try ${former} once more; runs that are not downloaded are lost then.`;
