/**
 * Q4_0: 32 codes in 18 bytes, four bits each; every llama.cpp since 2023 reads it.
 *
 *   bytes 0, 1     d
 *   byte  2 + i  = (code[i] + 8) | (code[i + 16] + 8) << 4
 *
 * Source: ggml, `block_q4_0`.
 */
import { smallIntegers, writeHalfOne, type GgufType } from './gguf-type';

export const q4_0: GgufType = {
  name: 'Q4_0',
  id: 2,
  fileType: 2,
  blockCodes: 32,
  blockBytes: 18,
  scaleAt: 0,
  levels: smallIntegers(-8, 7),
  packBlock(codes, at, bytes, to) {
    writeHalfOne(bytes, to);
    for (let i = 0; i < 16; i++) bytes[to + 2 + i] = ((codes[at + i] ?? 0) + 8) | (((codes[at + 16 + i] ?? 0) + 8) << 4);
  },
  unpackBlock(bytes, at, codes, to) {
    for (let i = 0; i < 16; i++) {
      const byte = bytes[at + 2 + i] ?? 0;
      codes[to + i] = (byte & 15) - 8;
      codes[to + 16 + i] = (byte >> 4) - 8;
    }
  },
};
