/** As a setting of what is written, in a sentence. */
export const temperature = 'Temperatur';
export const loading = 'Lädt…';
