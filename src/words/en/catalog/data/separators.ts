export const comma = 'comma';
export const semicolon = 'semicolon';
export const tab = 'tab';
export const bar = 'bar';
export const blanks = 'blanks';
