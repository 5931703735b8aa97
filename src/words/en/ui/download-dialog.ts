export const takeWeights = 'Take the weights with you';
export const stages = {
  reading: 'Reading the weights…',
  packing: 'Packing the weights…',
  checking: 'Reading the bytes back and running them…',
};
export const makingFile = 'Making the file';
/** Each begins the sentence on what went wrong: "… failed." */
export const listingFormats = 'Listing the formats';
export const packingWeights = 'Packing the weights';
export const runToDownload = 'Run to download';
export const format = 'Format';
export const packAgain = (step: number): string => `Pack again at step ${step}`;
export const save = 'Save';
export const saveOf = (size: string): string => `Save, ${size}`;
export const bitsPerWeight = (bits: string): string =>
  `**${bits} bits** [per BitLinear weight](storedBits) as stored in this file, scales included.`;
export const compared = (numbers: string): string => `${numbers} numbers compared.`;
export const howToUse = 'How to use it';
export const companion = (label: string, lines: number): string => `${label}, ${lines} lines`;
export const inAFrame =
  '[Open the playground in a tab of its own](#) and train there: the settings come along, the weights do not. Whoever made the page around it can add `allow-downloads` to the sandbox of the frame.';
export const folderOf = (name: string): string => `The folder ${name} with its files`;
