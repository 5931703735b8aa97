export const withClass = 'With a class:';
export const handIn = 'Hand in my result';
export const collect = 'Collect results';
