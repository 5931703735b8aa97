/**
 * Texts of strangers inside a C file: labels, names, symbols of a vocabulary. Whatever they hold, they stay where they were put.
 *
 * What could end a string, a line or a comment: quotes, `*` and `/`, a backslash before a line end, trigraphs (`??/` is a
 * backslash in C99), bytes that are no ASCII.
 */

const encoder = new TextEncoder();

/** A string literal. Bytes with a meaning, and all that are no printable ASCII, are three octal digits: no digit after them can join. */
export function cString(text: string | Uint8Array): string {
  const bytes = typeof text === 'string' ? encoder.encode(text) : text;
  return `"${Array.from(bytes, octalWhereNeeded).join('')}"`;
}

const octalWhereNeeded = (byte: number): string => {
  const character = String.fromCharCode(byte);
  return /[\w .,:;+=()[\]{}<>!#$&@^|~*/'-]/.test(character) && byte < 0x7f ? character : `\\${byte.toString(8).padStart(3, '0')}`;
};

/** JSON in one line of a comment, still JSON: what has a meaning there stands in its strings only, and is escaped as JSON allows. */
export const jsonInComment = (value: unknown): string => JSON.stringify(value).replace(/[*/?]|[^ -~]/g, escapedUnit);

/** Words in a comment, for a person: other signs than printable ASCII, and those with a meaning, as their numbers. */
export const wordsInComment = (text: string): string =>
  Array.from(text, (character) =>
    /^[ -~]$/.test(character) && !/[*/\\?]/.test(character)
      ? character
      : `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  ).join('');

const escapedUnit = (unit: string): string =>
  Array.from({ length: unit.length }, (_, i) => `\\u${unit.charCodeAt(i).toString(16).padStart(4, '0')}`).join('');

/** The name of a tensor as an identifier: names are ours, letters, digits, dots and underscores. */
export const identifierOf = (name: string): string => name.replaceAll('.', '_');
