/** As a setting of what is written, in a sentence. */
export const temperature = 'temperature';
export const loading = 'Loading…';
