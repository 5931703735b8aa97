/**
 * Five ternary codes in a byte: 3⁵ = 243 ≤ 256, so 1.6 bits a code where log₂ 3 = 1.585 is the least possible.
 *
 *   byte = t₀ + 3·t₁ + 9·t₂ + 27·t₃ + 81·t₄      t = code + 1
 *
 * Codes are taken in order; the last byte is filled up with t = 1 (code 0). Bytes 243…255 mean nothing.
 */
const CODES_PER_BYTE = 5;

/** The byte of five codes 0: every t is 1. */
const ALL_ZEROS = 1 + 3 + 9 + 27 + 81;
const BYTE_VALUES = 3 ** CODES_PER_BYTE;

/** The five codes of every byte, one after another. */
const codesOfByte = Int8Array.from(
  { length: BYTE_VALUES * CODES_PER_BYTE },
  (_, i) => (Math.floor(Math.floor(i / CODES_PER_BYTE) / 3 ** (i % CODES_PER_BYTE)) % 3) - 1,
);

/** `⌈codes / 5⌉` bytes. Codes must be −1, 0 or +1; anything else is a RangeError. */
export function packTrits(codes: ArrayLike<number>): Uint8Array {
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] ?? 0;
    if (code !== 0 && code !== 1 && code !== -1) throw new RangeError(`Code ${i} is ${code}; a ternary code is -1, 0 or 1.`);
  }
  const bytes = new Uint8Array(Math.ceil(codes.length / CODES_PER_BYTE));
  for (let i = 0, at = 0; i < bytes.length; i++, at += CODES_PER_BYTE) {
    bytes[i] =
      ALL_ZEROS +
      (codes[at] ?? 0) +
      3 * (codes[at + 1] ?? 0) +
      9 * (codes[at + 2] ?? 0) +
      27 * (codes[at + 3] ?? 0) +
      81 * (codes[at + 4] ?? 0);
  }
  return bytes;
}

/** The first `count` codes of bytes in which `misplacedTritByte` finds nothing wrong. */
export function unpackTrits(bytes: Uint8Array, count: number): Int8Array {
  const codes = new Int8Array(count);
  for (let first = 0, i = 0; first < count; first += CODES_PER_BYTE, i++) {
    const entry = (bytes[i] ?? 0) * CODES_PER_BYTE;
    // Writing past the end of a typed array does nothing, which is right for the padding of the last byte.
    for (let place = 0; place < CODES_PER_BYTE; place++) codes[first + place] = codesOfByte[entry + place] ?? 0;
  }
  return codes;
}

/** Index of the first byte that `packTrits` never writes for `count` codes (above 242, or other padding than t = 1); −1 when all are right. */
export function misplacedTritByte(bytes: Uint8Array, count: number): number {
  const invalid = bytes.findIndex((byte) => byte >= BYTE_VALUES);
  if (invalid >= 0) return invalid;
  for (let i = count; i < bytes.length * CODES_PER_BYTE; i++) {
    const index = Math.floor(i / CODES_PER_BYTE);
    if (codesOfByte[(bytes[index] ?? 0) * CODES_PER_BYTE + (i % CODES_PER_BYTE)] !== 0) return index;
  }
  return -1;
}
