export const name = 'Reverse';
export const label = 'Reverse digits';
export const summary = 'Read a row of digits and write it backwards.';
export const tryIt = 'Type as many digits as the model was trained on and see them reversed.';
export const scoreLabel = 'sequences right';
