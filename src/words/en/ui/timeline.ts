export const timeline = 'Timeline';
