export const timeline = 'Zeitleiste';
