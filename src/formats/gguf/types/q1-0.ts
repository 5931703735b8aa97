/**
 * Q1_0: 128 binary codes in 18 bytes, one bit each.
 *
 *   bytes 0, 1   d
 *   bit j mod 8 of byte 2 + ⌊j / 8⌋ = 1 for +1, 0 for −1
 *
 * Source: ggml, `block_q1_0`.
 */
import { writeHalfOne, type GgufType } from './gguf-type';

export const q1_0: GgufType = {
  name: 'Q1_0',
  id: 41,
  fileType: 40,
  blockCodes: 128,
  blockBytes: 18,
  scaleAt: 0,
  levels: [-1, 1],
  packBlock(codes, at, bytes, to) {
    writeHalfOne(bytes, to);
    for (let i = 0; i < 16; i++) {
      let byte = 0;
      for (let j = 0; j < 8; j++) if ((codes[at + 8 * i + j] ?? 0) > 0) byte |= 1 << j;
      bytes[to + 2 + i] = byte;
    }
  },
  unpackBlock(bytes, at, codes, to) {
    for (let j = 0; j < 128; j++) codes[to + j] = 2 * (((bytes[at + 2 + (j >> 3)] ?? 0) >> (j & 7)) & 1) - 1;
  },
};
