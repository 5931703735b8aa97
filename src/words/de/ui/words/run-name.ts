/** A mode's label within a sentence: its adjective is small, a noun behind that stays large. */
export const inText = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1);
export const ofFile = (mode: string): string => `${mode}, aus Datei`;
