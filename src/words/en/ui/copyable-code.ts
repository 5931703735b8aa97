export const copyThis = (label: string): string => `Copy: ${label}`;
export const copied = 'Copied';
export const selectAndCopy = 'Select and copy';
export const copy = 'Copy';
