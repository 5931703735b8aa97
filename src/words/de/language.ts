export const language: string = 'de';
export const decimalMark: string = ',';
