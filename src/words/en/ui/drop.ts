export const dropToOpen = 'Drop a model, a text or a table to open it';
export const noFile = (endings: string): string =>
  `That is no file. Drop a model here (${endings}), a text or a table. A piece of text goes into the field of “Your text” under Task.`;
