/**
 * Q8_0: 32 codes in 34 bytes, a signed byte each after the two bytes of d.
 * Source: ggml, `block_q8_0`.
 */
import { smallIntegers, writeHalfOne, type GgufType } from './gguf-type';

export const q8_0: GgufType = {
  name: 'Q8_0',
  id: 8,
  fileType: 7,
  blockCodes: 32,
  blockBytes: 34,
  scaleAt: 0,
  levels: smallIntegers(-127, 127),
  packBlock(codes, at, bytes, to) {
    writeHalfOne(bytes, to);
    // A Uint8Array keeps the low eight bits: two's complement.
    for (let i = 0; i < 32; i++) bytes[to + 2 + i] = codes[at + i] ?? 0;
  },
  unpackBlock(bytes, at, codes, to) {
    for (let i = 0; i < 32; i++) codes[to + i] = bytes[at + 2 + i] ?? 0;
  },
};
