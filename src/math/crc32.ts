/**
 * CRC-32 as in zip, gzip and PNG: polynomial 0xEDB88320 (reflected), start and end inverted.
 * Finds every change of up to 32 neighbouring bits, and any other with a chance of 1 − 2⁻³².
 * Source: RFC 1952, section 8.
 */
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = (remainder & 1) === 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  return remainder;
});

/** The checksum of the parts one after another, as if they were one piece. An unsigned 32-bit number. */
export function crc32(...parts: readonly Uint8Array[]): number {
  let remainder = 0xffffffff;
  for (const part of parts) {
    for (let i = 0; i < part.length; i++) remainder = (remainder >>> 8) ^ (table[(remainder ^ (part[i] ?? 0)) & 0xff] ?? 0);
  }
  return ~remainder >>> 0;
}
