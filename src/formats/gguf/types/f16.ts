/**
 * F16: every code as a number in IEEE half precision, where −1, 0 and +1 are exact. Sixteen times as large as one bit,
 * but it has no blocks: it fits rows of any length.
 */
import type { GgufType } from './gguf-type';

/** High byte of the half; the low byte is 0 for all three. */
const highByte = (code: number): number => (code === 0 ? 0x00 : code > 0 ? 0x3c : 0xbc);

export const f16: GgufType = {
  name: 'F16',
  id: 1,
  fileType: 1,
  blockCodes: 1,
  blockBytes: 2,
  scaleAt: 0,
  levels: [-1, 0, 1],
  packBlock(codes, at, bytes, to) {
    bytes[to] = 0x00;
    bytes[to + 1] = highByte(codes[at] ?? 0);
  },
  unpackBlock(bytes, at, codes, to) {
    const high = bytes[at + 1] ?? 0;
    codes[to] = high === 0x3c ? 1 : high === 0xbc ? -1 : 0;
  },
};
