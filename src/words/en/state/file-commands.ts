export const tooLarge = 'The file is larger than 256 MB; no model of this page is that large.';
export const opening = (file: string): string => `Opening “${file}”`;
export const checkpointOpen = (file: string, step: number, steps: number): string =>
  `“${file}” is a checkpoint: the run is back at step ${step} of ${steps}, and Resume goes on from there.`;
export const checkpointOver = (file: string, step: number, steps: number): string =>
  `“${file}” is a checkpoint: the run is back at step ${step} of ${steps}, and its budget is used up.`;
export const trainedElsewhere = (file: string, step: number, steps: number): string =>
  `“${file}” has come to step ${step} of ${steps}: it stands beside the results that were here, which are pinned.`;
export const resumeGoesOn = 'Resume goes on from there.';
export const isOpen = (file: string): string => `“${file}” is open and runs from its packed weights: try it, look inside, compare it.`;
export const closing = 'Closing the run';
