export const kinds = (known: string): string => `Data has a kind, one of ${known}.`;
export const strokes = 'Give strokes as [{ label, points: [[x, y], …] }, …].';
export const content = 'Give the content as a string or as the bytes of a file (Uint8Array).';
export const symbols = 'A text’s “symbols” are “characters” or “bytes”.';
export const flags = 'A table’s “header” and “turned” are true or false.';
export const separator = 'A table’s “separator” is a comma, a semicolon, a tab, a bar or a blank.';
export const gaps = 'A table’s “gaps” is “hold” or “leave out”.';
export const columns = 'A table’s “columns” is { name: { use: true or false, decimal: “point” or “comma” }, … }.';
/** Of `gaps`, as scripts write it in every language. */
export const leaveOut = 'leave out';
