export const rung = (mode: string, bits: string, value: string): string =>
  `${value} with ${bits} ${bits === '1' ? 'bit' : 'bits'} (${mode})`;
export const onTheWay = (measured: string): string => `So far, by the bits of a weight: ${measured}.`;
export const fewSeeds = (measured: string): string =>
  `By the bits of a weight: ${measured}. Fewer than three seeds each: no rung is called better than the next.`;
export const better = (more: string, fewer: string): string => `${more} has a lower loss than ${fewer}`;
export const worse = (more: string, fewer: string): string => `${more} has a higher loss than ${fewer}`;
export const apart = (told: string): string => `Beyond what seeds do: ${told}; the other steps are too small to say`;
export const noneApart = 'No step is larger than what seeds do';
export const compared = (measured: string, comparisons: number, told: string): string =>
  `By the bits of a weight: ${measured}. ${told}. Comparisons made: ${comparisons}; the chance that any of these verdicts is wrong is below 5%.`;
