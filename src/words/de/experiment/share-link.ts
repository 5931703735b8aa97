export const noVersion =
  'Dieser Link sagt nicht, welche Version des Playgrounds ihn gemacht hat. Verwendet wird, was sich lesen ließ, und sonst die Vorgaben.';
export const otherVersion = (version: string, own: string): string =>
  `Dieser Link wurde von einer anderen Version des Playgrounds gemacht (v=${version}, hier v=${own}). Verwendet wird, was sich lesen ließ, und sonst die Vorgaben.`;
export const leftOut = (message: string): string => `${message} Das wurde weggelassen.`;
export const clashes = (setting: string, why: string): string => `${setting} im Link wurde weggelassen: ${why}`;
export const fallenBack = (message: string): string => `${message} Stattdessen gilt die Vorgabe.`;
