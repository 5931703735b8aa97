export const ofFile = (mode: string): string => `${mode}, aus Datei`;
