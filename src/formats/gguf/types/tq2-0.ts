/**
 * TQ2_0: 256 ternary codes in 66 bytes, two bits each. Of each half of the block, byte m holds four codes that lie 32
 * apart, so that a vector unit unpacks 32 neighbours with one shift:
 *
 *   byte 32·h + m = u[128h + m] | u[128h + 32 + m] << 2 | u[128h + 64 + m] << 4 | u[128h + 96 + m] << 6,   u = code + 1
 *   bytes 64, 65  = d
 *
 * Source: ggml, `block_tq2_0`.
 */
import { writeHalfOne, type GgufType } from './gguf-type';

export const tq2_0: GgufType = {
  name: 'TQ2_0',
  id: 35,
  fileType: 37,
  blockCodes: 256,
  blockBytes: 66,
  scaleAt: 64,
  levels: [-1, 0, 1],
  packBlock(codes, at, bytes, to) {
    for (let half = 0; half < 2; half++) {
      for (let m = 0; m < 32; m++) {
        const u = (k: number): number => ((codes[at + 128 * half + 32 * k + m] ?? 0) + 1) << (2 * k);
        bytes[to + 32 * half + m] = u(0) | u(1) | u(2) | u(3);
      }
    }
    writeHalfOne(bytes, to + 64);
  },
  unpackBlock(bytes, at, codes, to) {
    for (let i = 0; i < 256; i++) {
      const byte = bytes[at + 32 * (i >> 7) + (i & 31)] ?? 0;
      codes[to + i] = ((byte >> (2 * ((i >> 5) & 3))) & 3) - 1;
    }
  },
};
