export const label = 'Memorise pairs';
export const summary = 'Learn random pairs by heart: how much do the weights hold?';
export const tryIt = 'Type a key of the list and see which number the model remembers.';
export const scoreLabel = 'pairs known';
export const unknownKey = (count: number, examples: string): string => `That key is not among the ${count} of the list. Try ${examples}.`;
export const badLength = (keyLength: number, answerLength: number, seqLen: number): string =>
  `A key has ${keyLength} characters and an answer ${answerLength}: “Memorise pairs” needs the sequence length ${seqLen}.`;
export const guessing = 'guess every digit';
