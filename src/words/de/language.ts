export const language: string = 'de';
export const decimalMark: string = ',';
export const groupMark: string = '.';
