export const all = 'Everything you trained before:';
export const keptRuns = 'Kept runs';
