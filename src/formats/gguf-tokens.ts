/**
 * Token strings of a GPT-2 tokenizer. It works on bytes and writes each as one printable character: a byte that is one
 * already as itself, the others in order as the characters from U+0100 on (so a blank is Ġ and a newline Ċ).
 * Without merges a text falls apart into single bytes, each of which is looked up among the tokens.
 * Source: Radford et al. 2019 (GPT-2), `bytes_to_unicode` of the released code.
 */
const isPrintable = (byte: number): boolean => (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;

const alphabet: readonly string[] = (() => {
  let others = 0;
  return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(isPrintable(byte) ? byte : 0x100 + others++));
})();

/** The sign under which tasks show a newline. */
const NEWLINE_SIGN = '¶';

/**
 * The tokens of a vocabulary in the order of its ids, or null when a tokenizer without merges cannot tell them apart:
 * every symbol must be another single byte.
 */
export function ggufTokens(vocabulary: readonly string[]): readonly string[] | null {
  const bytes = vocabulary.map((symbol) => new TextEncoder().encode(symbol === NEWLINE_SIGN ? '\n' : symbol));
  const tokens = bytes.map(({ length, 0: byte }) => (length === 1 && byte !== undefined ? (alphabet[byte] ?? '') : ''));
  return tokens.includes('') || new Set(tokens).size < tokens.length ? null : tokens;
}
