export const tooManyFiles = (folder: string, most: string): string =>
  `“${folder}” holds more than ${most} files. Drop the folder of one model.`;
