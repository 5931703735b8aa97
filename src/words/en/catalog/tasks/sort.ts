export const name = 'Sort';
export const label = 'Sort digits';
export const summary = 'Read a row of digits and write it from the smallest to the largest.';
export const tryIt = 'Type as many digits as the model was trained on and see them sorted.';
export const scoreLabel = 'rows sorted right';
