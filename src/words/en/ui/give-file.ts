export const tooLarge = (file: string, megabytes: number): string => `“${file}” is larger than ${megabytes} MB: take a part of it.`;
export const unreadable = (file: string): string =>
  `“${file}” could not be read. It may have been moved, renamed or deleted: choose it again.`;
export const unusable = (file: string, problem: string): string => `“${file}” cannot be used. ${problem}`;
