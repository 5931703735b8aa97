export const tooLarge = (file: string, megabytes: number): string => `„${file}“ ist größer als ${megabytes} MB: Nimm einen Teil davon.`;
export const unreadable = (file: string): string =>
  `„${file}“ ließ sich nicht lesen. Vielleicht wurde die Datei verschoben, umbenannt oder gelöscht: Wähle sie noch einmal.`;
export const unusable = (file: string, problem: string): string => `„${file}“ lässt sich nicht benutzen. ${problem}`;
