/** A mode's label within a sentence. */
export const inText = (label: string): string => label.toLowerCase();
export const ofFile = (mode: string): string => `${mode} file`;
