/** Characters without a look of their own that change how others are read: controls, line and paragraph separators, and what turns the direction of a line. */
const invisible = /\p{Cc}|[\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** A text from elsewhere, such as the name of a file, with every such character spelt out. Line feeds stay, tabs are blanks. */
export function readableText(text: string): string {
  return text.replace(invisible, (character) => {
    if (character === '\n') return character;
    return character === '\t' ? ' ' : `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}
