/**
 * A stranger's text as a message can show it: what has no look of its own or turns the text around it (control
 * characters, marks of direction, halves of a pair) is written as its number, and what is long is cut.
 */
export function visibleText(text: string, maxLength = 60): string {
  const start = text.slice(0, maxLength);
  const visible = start.replace(
    /[\p{C}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
  return text.length > maxLength ? `${visible}…` : visible;
}
