/**
 * Eight binary codes in a byte, lowest bit first:
 *
 *   bit (j & 7) of byte (j >> 3) = 1 when code j is +1, 0 when it is −1
 *
 * The bits of the last byte that stand for no code are 0.
 */
const SIGNS_PER_BYTE = 8;

/** `⌈codes / 8⌉` bytes. Codes must be −1 or +1; anything else is a RangeError. */
export function packSigns(codes: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(codes.length / SIGNS_PER_BYTE));
  let byte = 0;
  for (let j = 0; j < codes.length; j++) {
    const code = codes[j];
    if (code !== -1 && code !== 1) throw new RangeError(`Code ${j} is ${code}; a binary code is -1 or 1.`);
    if (code === 1) byte |= 1 << (j & 7);
    if ((j & 7) < 7 && j + 1 < codes.length) continue;
    bytes[j >> 3] = byte;
    byte = 0;
  }
  return bytes;
}

/** The first `count` codes. */
export function unpackSigns(bytes: Uint8Array, count: number): Int8Array {
  const codes = new Int8Array(count);
  for (let j = 0; j < count; j++) codes[j] = (((bytes[j >> 3] ?? 0) >> (j & 7)) & 1) * 2 - 1;
  return codes;
}

/** Index of the byte whose padding bits are not all 0 after `count` codes; −1 when they are, or when there are none. */
export function misplacedSignByte(bytes: Uint8Array, count: number): number {
  const last = bytes.length - 1;
  const used = count - last * SIGNS_PER_BYTE;
  return last >= 0 && used < SIGNS_PER_BYTE && (bytes[last] ?? 0) >> used !== 0 ? last : -1;
}
