export const sameStep = (step: number): string => `Both ends are step ${step}: move the scrubber to see where the codes went.`;
export const noneMoved = (from: number, to: number): string =>
  `No weight of this matrix has a different code at step ${to} than at step ${from}.`;
export const went = (count: string, from: string, to: string): string => `${count} went from ${from} to ${to}`;
export const moved = (from: number, to: number, count: string, all: string, share: string, ways: string): string =>
  `From step ${from} to step ${to}, ${count} of ${all} weights (${share}) changed to a different code: ${ways}.`;
export const othersElsewhere = 'the others elsewhere';
