/** Texts in lines that are copied: whatever stands in them, a terminal or a program takes them as they are. */

/** A word of a POSIX shell. Between single quotes nothing has a meaning but the quote itself. */
export const shellWord = (text: string): string => (/^[\w./:=@%+,-]+$/.test(text) ? text : shellQuoted(text));

/** The same, in quotes always: a prompt is easier to see and to change so. */
export const shellQuoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** A string of Python or JavaScript. JSON is one in both. */
export const programString = (text: string): string => JSON.stringify(text);
