export const label = 'Model from elsewhere';
export const summary = 'A language model that another program made: try it, look inside, save it again.';
export const tryIt = 'Begin a text and let the model continue it.';
export const scoreLabel = 'tokens right';
export const noCard = 'This task needs the card of a model.';
export const missingData = 'The data that';
export const summaryOf = (name: string): string => `${name}: a language model that another program made.`;
export const guessing = 'guess every token';
export const quoted = (text: string): string => `“${text}”`;
export const noTokens = (pieces: string): string => `The model has no tokens for ${pieces}.`;
export const noStart = 'Type at least one character: this model has no token that begins a text.';
export const tooLong = (seqLen: number, typed: number): string =>
  `Begin with fewer than ${seqLen} tokens, so that there is room to continue; there are ${typed} now.`;
