export const dropToOpen = 'Drop a model, a text or a table to open it';
export const noFile = (endings: string): string =>
  `That is not a file. Drop a model (${endings}), a text or a table here. To use a piece of text, paste it into “Your text” under Task.`;
