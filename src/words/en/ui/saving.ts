export const hints = {
  csv: 'numbers for a spreadsheet',
  json: 'numbers and settings',
  svg: 'picture, any size',
  png: 'picture, twice the size',
};
export const saveThis = (what: string): string => `Save: ${what}`;
export const ownTab = 'Open the playground in a tab of its own to save there.';
/** Begins the sentence on what went wrong: "… failed." */
export const saving = (format: string): string => `Saving the ${format} file`;
export const noPicture = 'There is no picture of it yet.';
export const noCanvas = 'This browser offers no canvas to draw the picture on.';
export const noPng = 'The picture could not be packed as PNG.';
