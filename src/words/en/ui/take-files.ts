export const oneAtATime = (leftOut: readonly string[]): string =>
  `Only one text or table can be used at a time: ${leftOut.map((name) => `“${name}”`).join(', ')} ${leftOut.length === 1 ? 'was' : 'were'} left out.`;
/** Begins the sentence on what went wrong: "… failed." */
export const reading = 'Reading what was dropped';
export const noModel = (folder: string, endings: string): string =>
  `The folder “${folder}” holds no model. Drop the folder that holds model.safetensors and config.json, or a file: ${endings}.`;
export const isEmpty = (folder: string, endings: string): string =>
  `The folder “${folder}” is empty. Drop the folder that holds model.safetensors and config.json, or a file: ${endings}.`;
export const openedSoon = (name: string): string => `“${name}” will be opened as soon as the page is ready.`;
export const isYours = {
  text: (name: string, summary: string): string => `“${name}” is your text now: ${summary} Press Train to learn from it.`,
  table: (name: string, summary: string): string => `“${name}” is your table now: ${summary} Press Train to learn from it.`,
};
export const xrayOffer = 'Its tensors can still be looked at, one by one.';
export const xrayLabel = 'X-ray';
