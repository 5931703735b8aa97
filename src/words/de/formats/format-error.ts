/** @param what in most formats in English, like messages of compilers: for the authors of files */
export const expected = (what: string, found: string): string => `Erwartet: ${what}; gefunden: ${found}.`;
export const expectedAt = (what: string, found: string, byteOffset: number): string =>
  `Erwartet: ${what}; gefunden: ${found} (bei Byte ${byteOffset}).`;
export const cutShort = 'ist nicht vollständig: Das Ende fehlt. Lade oder kopiere sie noch einmal.';
