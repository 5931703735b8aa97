export const all = 'All that you trained before:';
export const keptRuns = 'Kept runs';
