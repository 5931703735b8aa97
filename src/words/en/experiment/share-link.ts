export const noVersion =
  'This link does not say which version of the playground made it. What could be read is used, and defaults for the rest.';
export const otherVersion = (version: string, own: string): string =>
  `This link was made by another version of the playground (v=${version}, here v=${own}). What could be read is used, and defaults for the rest.`;
export const leftOut = (message: string): string => `${message} It was left out.`;
export const clashes = (setting: string, why: string): string => `${setting} of the link was left out: ${why}`;
export const fallenBack = (message: string): string => `${message} The default is used instead.`;
