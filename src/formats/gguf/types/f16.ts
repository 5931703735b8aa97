/**
 * F16: every code as a number in IEEE half precision, where whole numbers up to 2,048 are exact. Sixteen times as large as one
 * bit, but it has no blocks: it fits rows of any length.
 */
import { halfToNumber, numberToHalf } from '../../../math/bytes/half';
import { smallIntegers, type GgufType } from './gguf-type';

export const f16: GgufType = {
  name: 'F16',
  id: 1,
  fileType: 1,
  blockCodes: 1,
  blockBytes: 2,
  scaleAt: null,
  levels: smallIntegers(-15, 15),
  packBlock(codes, at, bytes, to) {
    const bits = numberToHalf(codes[at] ?? 0);
    bytes[to] = bits & 0xff;
    bytes[to + 1] = bits >> 8;
  },
  unpackBlock(bytes, at, codes, to) {
    codes[to] = halfToNumber((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8));
  },
};
