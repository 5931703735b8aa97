export const space = 'Leerzeichen';
