/**
 * Fields of n bits one after another, n from 1 to 8, lowest bits first:
 *
 *   bit k of field j = bit (n·j + k) mod 8 of byte ⌊(n·j + k) / 8⌋
 *
 * Fields of three or five bits reach over the end of a byte. The bits of the last byte that belong to no field are 0.
 */

export const streamBytes = (count: number, bits: number): number => Math.ceil((count * bits) / 8);

/** `⌈fields · bits / 8⌉` bytes. Fields must fit into their bits. */
export function packStream(fields: ArrayLike<number>, bits: number): Uint8Array {
  const bytes = new Uint8Array(streamBytes(fields.length, bits));
  for (let j = 0, at = 0; j < fields.length; j++, at += bits) {
    const shifted = (fields[j] ?? 0) << (at & 7);
    const byte = at >> 3;
    bytes[byte] = (bytes[byte] ?? 0) | shifted;
    // Beyond the last byte only zeros are left, and writing there does nothing.
    bytes[byte + 1] = (bytes[byte + 1] ?? 0) | (shifted >> 8);
  }
  return bytes;
}

/** Field j. */
export function streamField(bytes: Uint8Array, j: number, bits: number): number {
  const at = j * bits;
  const pair = (bytes[at >> 3] ?? 0) | ((bytes[(at >> 3) + 1] ?? 0) << 8);
  return (pair >> (at & 7)) & ((1 << bits) - 1);
}

/** Index of the first byte that `packStream` never writes for `count` fields below `values`; −1 when all are right. */
export function misplacedStreamByte(bytes: Uint8Array, count: number, bits: number, values: number): number {
  for (let j = 0; j < count; j++) if (streamField(bytes, j, bits) >= values) return Math.min((j * bits + bits - 1) >> 3, bytes.length - 1);
  const end = count * bits;
  if ((end & 7) !== 0 && (bytes[end >> 3] ?? 0) >> (end & 7) !== 0) return end >> 3;
  return bytes.findIndex((byte, i) => i >= Math.ceil(end / 8) && byte !== 0);
}
