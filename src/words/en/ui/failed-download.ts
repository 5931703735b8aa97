export const takeWeights = 'Take the weights with you';
export const close = 'Close';
export const weightsAreHere = 'The weights themselves are here, and need no network:';
