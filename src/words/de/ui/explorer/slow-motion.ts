export const slowMotion = 'Gewichte in Zeitlupe';
