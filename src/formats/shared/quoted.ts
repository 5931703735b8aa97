import { visibleText } from '../../math/text/visible-text';

/** A piece of text from a file as an error message shows it: in quotes, control characters visible, cut when long. */
export function quoted(text: string, maxLength = 60): string {
  // What JSON leaves as it is, such as marks that turn the text round, would still act in the message.
  return JSON.stringify(text.length > maxLength ? `${text.slice(0, maxLength)}…` : text).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) =>
    visibleText(character),
  );
}
