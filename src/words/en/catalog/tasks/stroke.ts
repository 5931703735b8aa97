export const tooShort = 'Draw a little more: one line, without lifting the pointer.';
