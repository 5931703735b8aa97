/**
 * A stranger's text as the page can show it: characters that have no look of their own, or turn the text around them, are
 * written as their numbers. In a name or a value those are all that Unicode counts among controls, formats and separators of
 * lines, and whatever it has not assigned; in whole sentences line feeds stay, and so do joiners, of which emoji are made.
 */
const invisible = /[\p{C}\p{Zl}\p{Zp}]/gu;
const invisibleInSentences = /\p{Cc}|[\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

const numberOf = (character: string): string => (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0');

/** A name or a value, such as one in a file, for a sentence about it: `\u202e` as in a program, cut where it is long. */
export function visibleText(text: string, maxLength = 60): string {
  const visible = text.slice(0, maxLength).replace(invisible, (character) => `\\u${numberOf(character)}`);
  return text.length > maxLength ? `${visible}…` : visible;
}

/** Whole sentences with such texts in them: `⟨U+202E⟩`. Line feeds stay, tabs are blanks. */
export function visibleSentences(text: string): string {
  return text.replace(invisibleInSentences, (character) => {
    if (character === '\n') return character;
    return character === '\t' ? ' ' : `⟨U+${numberOf(character).toUpperCase()}⟩`;
  });
}
