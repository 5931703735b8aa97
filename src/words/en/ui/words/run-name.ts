export const ofFile = (mode: string): string => `${mode} file`;
