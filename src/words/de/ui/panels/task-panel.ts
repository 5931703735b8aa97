export const groups = { symbols: 'Zeichen', language: 'Sprache', frames: 'Bilder', own: 'Deine eigenen Daten' };
export const trained = 'trainiert';
export const trainedHere = 'hier schon trainiert';
export const loading = 'Lädt…';
