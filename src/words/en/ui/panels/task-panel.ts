export const groups = { symbols: 'Symbols', language: 'Language', frames: 'Frames', own: 'Your own data' };
export const trained = 'trained';
export const trainedHere = 'already trained here';
export const loading = 'Loading…';
