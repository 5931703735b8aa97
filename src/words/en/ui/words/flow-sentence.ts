export const sameStep = (step: number): string => `Both ends are step ${step}: move the scrubber to see where the codes went.`;
export const noneMoved = (from: number, to: number): string =>
  `Between step ${from} and step ${to} no weight of this matrix ended at another code than it began with.`;
export const went = (count: string, from: string, to: string): string => `${count} went from ${from} to ${to}`;
export const moved = (from: number, to: number, count: string, all: string, share: string, ways: string): string =>
  `Between step ${from} and step ${to}, ${count} of ${all} weights (${share}) ended at another code: ${ways}.`;
export const othersElsewhere = 'the others elsewhere';
