/** A label within a sentence: all begin with a noun. */
export const inText = (label: string): string => label;
export const off = 'aus';
export const task = 'Aufgabe';
export const mode = 'Variante';
