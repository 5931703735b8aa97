/** By the kind of data that a task needs. */
export const dataNames = { text: 'text', table: 'table', strokes: 'drawings', foreign: 'model' };
export const ownDataOfLink = (data: string): string =>
  `This link trains on somebody’s own ${data}, which stayed on their machine. Its settings are here: give data of your own to train with them.`;
