export const all = 'Alles, was du bisher trainiert hast:';
export const keptRuns = 'Behaltene Läufe';
