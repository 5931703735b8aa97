export const noAnswer = 'It no longer answered.';
export const noFile = 'Its file did not arrive.';
export const stopped = (reason: string): string =>
  `The engine stopped. ${reason} Starting it again did not help: reload the page, and if that fails try another browser or a smaller model.`;
export const unsendable = 'This cannot be sent to the engine: give plain values, arrays and objects, no functions or symbols.';
export const closed = 'The engine was closed.';
export const noBackend = 'No backend was chosen.';
