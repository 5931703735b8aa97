/**
 * What a JSON text would make, counted without making any of it. `JSON.parse` turns a few bytes of text into an object,
 * so that a small file could fill the memory and block its reader.
 */
import { FormatError } from '../format-error';

/** More than any file holds that the page can run: 65,536 tokens with four merges each, or as many tensors. */
const MOST_VALUES = 2_000_000;
/** Keys take longest: each has to be looked up among the others. */
const MOST_KEYS = 300_000;

/**
 * Throws {@link FormatError} where a text holds more than the page reads.
 *
 * @param what the text is, for the message
 */
export function refuseEndlessJson(text: string, what: string, byteOffset: number | null = null): void {
  const { values, keys } = countJson(text);
  if (values > MOST_VALUES) throw new FormatError(`${what} of at most ${MOST_VALUES} values`, String(values), byteOffset);
  if (keys > MOST_KEYS) throw new FormatError(`${what} of at most ${MOST_KEYS} names`, String(keys), byteOffset);
}

/** Every value in a list or an object follows a bracket, a brace or a comma outside of quotes; a colon follows a key. */
function countJson(text: string): { readonly values: number; readonly keys: number } {
  let values = 1;
  let keys = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text.charCodeAt(i);
    if (character === sign.quote) i = closingQuote(text, i);
    else if (character === sign.comma || character === sign.brace || character === sign.bracket) values++;
    else if (character === sign.colon) keys++;
  }
  return { values, keys };
}

/** Index of the quote that ends the string which begins at `opening`; the length of the text where none does. */
export function closingQuote(text: string, opening: number): number {
  let i = opening + 1;
  while (i < text.length && text.charCodeAt(i) !== sign.quote) i += text.charCodeAt(i) === sign.backslash ? 2 : 1;
  return i;
}

const sign = { quote: 0x22, comma: 0x2c, colon: 0x3a, bracket: 0x5b, backslash: 0x5c, brace: 0x7b } as const;
