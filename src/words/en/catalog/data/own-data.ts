/** @param what "The text that" */
export const missing = (what: string): string =>
  `${what} this model was trained on is not here. It can be used, but not trained or measured; give the data again to do that.`;
