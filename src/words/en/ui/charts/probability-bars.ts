export const space = 'space';
