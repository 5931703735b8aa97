export const comma = 'Komma';
export const semicolon = 'Semikolon';
export const tab = 'Tabulator';
export const bar = 'senkrechter Strich';
export const blanks = 'Leerzeichen';
