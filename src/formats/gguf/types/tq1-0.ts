/**
 * TQ1_0: 256 ternary codes in 54 bytes, five to a byte in base 3, the first code in the highest place:
 *
 *   bytes  0 … 31   codes m, 32 + m, 64 + m, 96 + m, 128 + m            v = Σ u·3^(4−k),   u = code + 1
 *   bytes 32 … 47   codes 160 + m, 176 + m, 192 + m, 208 + m, 224 + m
 *   bytes 48 … 51   codes 240 + m, 244 + m, 248 + m, 252 + m             (four to a byte, the lowest place empty)
 *   bytes 52, 53    d
 *
 * A byte is not v but ⌈256·v / 243⌉: v becomes a fraction of 256 whose trits come out on top, one after another, by
 * multiplying with 3 and keeping the carry; no division.
 *
 * Source: ggml, `block_tq1_0`.
 */
import { writeHalfOne, type GgufType } from './gguf-type';

/** Runs of bytes: where they begin, how many there are, and their first code; the codes of a byte lie `count` apart. */
const runs = [
  { byte: 0, count: 32, code: 0, perByte: 5 },
  { byte: 32, count: 16, code: 160, perByte: 5 },
  { byte: 48, count: 4, code: 240, perByte: 4 },
] as const;

/** ⌈256·v / 243⌉ */
const fractions = Uint8Array.from({ length: 243 }, (_, v) => Math.ceil((256 * v) / 243));

export const tq1_0: GgufType = {
  name: 'TQ1_0',
  id: 34,
  fileType: 36,
  blockCodes: 256,
  blockBytes: 54,
  scaleAt: 52,
  levels: [-1, 0, 1],
  packBlock(codes, at, bytes, to) {
    for (const { byte, count, code, perByte } of runs) {
      for (let m = 0; m < count; m++) {
        let v = 0;
        for (let k = 0; k < perByte; k++) v = 3 * v + (codes[at + code + count * k + m] ?? 0) + 1;
        if (perByte === 4) v *= 3;
        bytes[to + byte + m] = fractions[v] ?? 0;
      }
    }
    writeHalfOne(bytes, to + 52);
  },
  unpackBlock(bytes, at, codes, to) {
    for (const { byte, count, code, perByte } of runs) {
      for (let m = 0; m < count; m++) {
        let fraction = bytes[at + byte + m] ?? 0;
        for (let k = 0; k < perByte; k++) {
          codes[to + code + count * k + m] = ((3 * fraction) >> 8) - 1;
          fraction = (3 * fraction) & 0xff;
        }
      }
    }
  },
};
