export const kinds = (known: string): string => `„kind“ der Daten ist eines von ${known}.`;
export const strokes = 'Gib Striche als [{ label, points: [[x, y], …] }, …].';
export const content = 'Gib „content“ als Text oder als die Bytes einer Datei (Uint8Array).';
export const symbols = '„symbols“ eines Textes ist „characters“ oder „bytes“.';
export const flags = '„header“ und „turned“ einer Tabelle sind true oder false.';
export const separator =
  '„separator“ einer Tabelle ist ein Komma, ein Semikolon, ein Tabulator, ein senkrechter Strich oder ein Leerzeichen.';
export const gaps = '„gaps“ einer Tabelle ist „hold“ oder „leave out“.';
export const columns = '„columns“ einer Tabelle ist { name: { use: true oder false, decimal: „point“ oder „comma“ }, … }.';
/** Of `gaps`, as scripts write it in every language. */
export const leaveOut = 'leave out';
