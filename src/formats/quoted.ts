/** A piece of text from a file as an error message shows it: in quotes, control characters visible, cut when long. */
export function quoted(text: string, maxLength = 60): string {
  return JSON.stringify(text.length > maxLength ? `${text.slice(0, maxLength)}…` : text);
}
