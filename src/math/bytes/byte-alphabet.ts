/**
 * The alphabet in which GPT-2's tokenizer writes bytes: each as one printable character. A byte that is printable
 * already stands for itself, the others in order for the characters from U+0100 on (so a blank is Ġ and a newline Ċ).
 * Source: Radford et al. 2019 (GPT-2), `bytes_to_unicode` of the released code.
 */
const isPrintable = (byte: number): boolean => (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;

const alphabet: readonly string[] = (() => {
  let others = 0;
  return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(isPrintable(byte) ? byte : 0x100 + others++));
})();

const byteOf: ReadonlyMap<string, number> = new Map(alphabet.map((character, byte) => [character, byte]));

/** Bytes in the alphabet, a character for each. */
export const spellBytes = (bytes: Uint8Array): string => Array.from(bytes, (byte) => alphabet[byte] ?? '').join('');

/** The bytes that a text of the alphabet stands for; null when a character is not of the alphabet. */
export function readSpelling(text: string): Uint8Array | null {
  const bytes = Array.from(text, (character) => byteOf.get(character) ?? -1);
  return bytes.includes(-1) ? null : Uint8Array.from(bytes);
}
