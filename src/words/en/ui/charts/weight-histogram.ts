export const share = 'share of weights per bin, square-root scale';
/** Where there is little room. */
export const shortestShare = 'share per bin, √ scale';
export const shortShare = 'share per bin, square-root scale';
export const weightBy = (unit: string): string => `weight ÷ ${unit}`;
