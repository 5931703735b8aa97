import { modeOf } from '../../../catalog/modes/modes';
import { toAxisBytes } from '../../../math/codes/axis-bytes';
import { packTwoBitCodes } from '../../../math/codes/two-bit-codes';
import { oracleMatrix } from '../shared/matrix-oracle';
import { each, vector, type Oracle } from '../shared/oracle';
import { firstBlock, type RecordWeightsShape } from './kernel';

/** Every BitLinear taken out row by row, and packed as `math/two-bit-codes.ts` and `math/axis-bytes.ts` do. */
export const recordWeights: Oracle<RecordWeightsShape> = ({ matrices, blocks, mode, variant }, bound) => {
  const { staircase } = modeOf(mode);
  each(matrices, (m) => {
    const { bitLinear, rows, columns, firstFlip, means, latent } = oracleMatrix(bound, m);
    if (bitLinear === null) return;
    const first = firstBlock(bitLinear, firstFlip);
    const taken = (get: (i: number) => number): Float32Array => Float32Array.from({ length: rows * columns }, (_, i) => get(i));
    const codes = packTwoBitCodes(taken((i) => (vector(bound, 'codes').get(firstFlip + i) % 4) - 1));
    const latents = toAxisBytes(taken(latent), staircase(variant, means())?.scale ?? 0);
    wordsOf(codes).forEach((word, i) => vector(bound, 'record').set(first + i, word));
    wordsOf(latents).forEach((word, i) => vector(bound, 'record').set(blocks + 4 * first + i, word));
  });
};

/** Four bytes in each, the last filled up with zeros. */
function wordsOf(bytes: Uint8Array | Int8Array): Uint32Array {
  const words = new Uint32Array(Math.ceil(bytes.length / 4));
  new Uint8Array(words.buffer).set(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length));
  return words;
}
