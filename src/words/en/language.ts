/** As in `lang` attributes (BCP 47). */
export const language: string = 'en';
export const decimalMark: string = '.';
export const groupMark: string = ',';
