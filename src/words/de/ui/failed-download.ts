export const takeWeights = 'Nimm die Gewichte mit';
export const close = 'Schließen';
export const weightsAreHere = 'Die Gewichte selbst sind hier und brauchen kein Netz:';
