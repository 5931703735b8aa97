export const right = 'right';
export const wrong = 'wrong';
export const rightAnswer = 'right answer';
export const foreseen = (right: number, all: number, text: string): string => `${right} of ${all} characters predicted in: ${text}`;
/** Between what was predicted and what is true. */
export const is = 'is';
export const better = 'better than copying the last frame';
export const noBetter = 'no better than copying the last frame';
export const nextPicture = 'the next picture';
export const predictedPicture = 'the predicted picture';
