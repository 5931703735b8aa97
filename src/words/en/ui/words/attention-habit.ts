export const looks = (where: string): string => `It looks ${where}.`;
export const whileWriting = (where: string): string => `While it writes, it looks ${where}.`;
export const evenly = (share: string): string => `It spreads evenly over all positions so far: ${share} of the greatest possible entropy.`;
export const atItself = 'at the position itself';
export const atStart = 'at the start';
export const atPrevious = 'at the previous position';
export const placesBack = (places: number): string => `${places} positions back`;
export const mirrored = 'at the mirrored position, back to front';
export const withShare = (where: string, share: string, places: number): string =>
  `${where}: ${share} of its attention, on average over ${places} positions`;
