/**
 * Codes of which every four hold one 0 and three signs, in five bits a block: 4 places of the 0 times 2³ signs are 32.
 *
 *   field = 8 · place of the 0 + s₀ + 2·s₁ + 4·s₂        s: 1 for +1, 0 for −1, of the other three in their order
 *
 * Fields lie one after another as in `bit-stream.ts`, so 1.25 bits a weight.
 * Source: Sherry (AngelSlim, `special_quantizer.py`).
 */
import { misplacedStreamByte, packStream, streamBytes, streamField } from './bit-stream';

const blockCodes = 4;
const blockBits = 5;

export const threeOfFourBytes = (count: number): number => streamBytes(count / blockCodes, blockBits);

/** `⌈5/8 · codes / 4⌉` bytes. RangeError where a block has another number of zeros, or its last codes are missing. */
export function packThreeOfFour(codes: ArrayLike<number>): Uint8Array {
  const fields = new Uint8Array(codes.length / blockCodes);
  if (codes.length % blockCodes !== 0) throw new RangeError(`${codes.length} codes are no whole number of blocks of four.`);
  for (let block = 0; block < fields.length; block++) {
    let [place, signs, kept] = [-1, 0, 0];
    for (let i = 0; i < blockCodes; i++) {
      const code = codes[blockCodes * block + i];
      if (code === 0 && place < 0) place = i;
      else if (code === 1 || code === -1) signs |= (code > 0 ? 1 : 0) << kept++;
    }
    if (kept !== blockCodes - 1) throw new RangeError(`Block ${block} of four codes has no single 0 beside −1 and +1.`);
    fields[block] = 8 * place + signs;
  }
  return packStream(fields, blockBits);
}

/** The first `count` codes, a multiple of four. */
export function unpackThreeOfFour(bytes: Uint8Array, count: number): Int8Array {
  const codes = new Int8Array(count);
  for (let block = 0; block < count / blockCodes; block++) {
    const field = streamField(bytes, block, blockBits);
    const place = field >> 3;
    for (let i = 0, sign = 0; i < blockCodes; i++) if (i !== place) codes[blockCodes * block + i] = ((field >> sign++) & 1) * 2 - 1;
  }
  return codes;
}

/** Index of the first byte whose padding is not 0; −1 when there is none. Every field of five bits means a block. */
export const misplacedThreeOfFourByte = (bytes: Uint8Array, count: number): number =>
  misplacedStreamByte(bytes, count / blockCodes, blockBits, 2 ** blockBits);

/**
 * The codes with one 0 in every four: of several, which stand for weights of exactly 0, the last stays, which is the one that
 * the rule drops, and the others become +1. `count` is a multiple of four.
 */
export function withOneZeroInFour(codes: Int8Array): Int8Array {
  const single = codes.slice();
  for (let start = 0; start < single.length; start += blockCodes) {
    let seen = false;
    for (let i = start + blockCodes - 1; i >= start; i--) {
      if (single[i] !== 0) continue;
      if (seen) single[i] = 1;
      seen = true;
    }
  }
  return single;
}
