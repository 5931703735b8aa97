export const title = 'Look inside';
export const viewChoice = 'View into the model';
export const loading = 'Loading…';

/** Each view: its tab, and what it shows, with the word of that which has a card. */
export const layers = { label: 'Layers', summary: 'every BitLinear layer: choose one to look inside', word: 'BitLinear' };
export const map = { label: 'Map', summary: 'every weight of one matrix: choose one to follow', word: 'weight' };
export const time = { label: 'Over time', summary: 'how the weights got here' };
export const flips = { label: 'Flips', summary: 'when codes change, and when they settle', word: 'change' };
export const inside = { label: 'Inside', summary: 'one token, one row, one step', word: 'token' };
export const attention = { label: 'Attention', summary: 'who looks where', word: 'looks' };
export const cost = { label: 'Cost', summary: 'bytes, operations, energy' };
