/** Bytes as base64 (RFC 4648, with padding). */
export function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  // As many at a time as a call takes arguments, and a multiple of three.
  for (let start = 0; start < bytes.length; start += 24_576) pieces.push(btoa(String.fromCharCode(...bytes.subarray(start, start + 24_576))));
  return pieces.join('');
}

/** The bytes of base64 text, white space left out; null when it is none. */
export function fromBase64(text: string): Uint8Array | null {
  let letters: string;
  try {
    letters = atob(text);
  } catch {
    return null;
  }
  // A loop, because files of megabytes pass here: mapping letter by letter takes ten times as long.
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = letters.charCodeAt(i);
  return bytes;
}
