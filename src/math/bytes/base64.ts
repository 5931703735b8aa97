/**
 * Base64 (RFC 4648, with padding) as ASCII bytes: it goes into files and comes out of them, and as a string it would be
 * copied three times on the way.
 */
const alphabet = new TextEncoder().encode('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');
const PADDING = 0x3d;

/** The six bits of a letter; −1: it is none. */
const bitsOf = new Int32Array(256).fill(-1);
alphabet.forEach((letter, bits) => (bitsOf[letter] = bits));

/** How many letters this many bytes become: four for every three, the last three filled up. */
export const base64Length = (byteCount: number): number => 4 * Math.ceil(byteCount / 3);

/** Writes bytes as base64 to `into` from `start` on. */
export function writeBase64(bytes: Uint8Array, into: Uint8Array, start: number): void {
  let at = start;
  for (let i = 0; i < bytes.length; i += 3) {
    // What lies behind the end counts as 0.
    const word = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    into[at++] = alphabet[word >> 18] ?? 0;
    into[at++] = alphabet[(word >> 12) & 63] ?? 0;
    into[at++] = alphabet[(word >> 6) & 63] ?? 0;
    into[at++] = alphabet[word & 63] ?? 0;
  }
  into.fill(PADDING, at - ((3 - (bytes.length % 3)) % 3), at);
}

export function toBase64(bytes: Uint8Array): Uint8Array {
  const text = new Uint8Array(base64Length(bytes.length));
  writeBase64(bytes, text, 0);
  return text;
}

/** The bytes of base64 text, white space left out; null when it is none. */
export function fromBase64(text: Uint8Array): Uint8Array | null {
  if (text.length % 4 !== 0 || text.length === 0) return decoded(text);
  const padding = text.at(-1) !== PADDING ? 0 : text.at(-2) !== PADDING ? 1 : 2;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  const end = padding === 0 ? text.length : text.length - 4;
  let at = 0;
  for (let i = 0; i < end; i += 4) {
    const word = (letterAt(text, i) << 18) | (letterAt(text, i + 1) << 12) | (letterAt(text, i + 2) << 6) | letterAt(text, i + 3);
    if (word < 0) return decoded(text);
    bytes[at++] = word >> 16;
    bytes[at++] = word >> 8;
    bytes[at++] = word;
  }
  if (padding === 0) return bytes;
  const last = decoded(text.subarray(end));
  if (last?.length !== 3 - padding) return decoded(text);
  bytes.set(last, at);
  return bytes;
}

const letterAt = (text: Uint8Array, i: number): number => bitsOf[text[i] ?? 0] ?? -1;

/** The browser's own reading of it, which knows padding and white space. */
function decoded(text: Uint8Array): Uint8Array | null {
  try {
    const letters = atob(new TextDecoder('latin1').decode(text));
    return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}
