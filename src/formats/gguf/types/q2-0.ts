/**
 * Q2_0: 64 codes in 18 bytes, two bits each, neighbours in one byte. Holds ternary codes and binary ones alike:
 *
 *   bytes 0, 1     d
 *   byte  2 + i  = u[4i] | u[4i + 1] << 2 | u[4i + 2] << 4 | u[4i + 3] << 6,   u = code + 1   (u = 3 would be +2)
 *
 * Source: ggml, `block_q2_0`.
 */
import { writeHalfOne, type GgufType } from './gguf-type';

export const q2_0: GgufType = {
  name: 'Q2_0',
  id: 42,
  fileType: 41,
  blockCodes: 64,
  blockBytes: 18,
  scaleAt: 0,
  levels: [-1, 0, 1],
  packBlock(codes, at, bytes, to) {
    writeHalfOne(bytes, to);
    for (let i = 0; i < 16; i++) {
      const u = (k: number): number => ((codes[at + 4 * i + k] ?? 0) + 1) << (2 * k);
      bytes[to + 2 + i] = u(0) | u(1) | u(2) | u(3);
    }
  },
  unpackBlock(bytes, at, codes, to) {
    for (let i = 0; i < 64; i++) codes[to + i] = (((bytes[at + 2 + (i >> 2)] ?? 0) >> (2 * (i & 3))) & 3) - 1;
  },
};
