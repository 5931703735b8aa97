export const copyThis = (label: string): string => `Kopieren: ${label}`;
export const copied = 'Kopiert';
export const selectAndCopy = 'Markieren und kopieren';
export const copy = 'Kopieren';
