import { scaleIndex } from '../../../catalog/modes/granularity';
import { modeOf } from '../../../catalog/modes/modes';
import { toAxisBytes } from '../../../math/codes/axis-bytes';
import { packFields, recordLayoutOf } from '../../../math/codes/code-fields';
import { axisPerCode } from '../../../math/weight-counts';
import { codeBits } from '../../code-words';
import { groupFloats } from '../shared/groups';
import { oracleMatrix } from '../shared/matrix-oracle';
import { each, vector, type Oracle } from '../shared/oracle';
import { codeWordsOf, firstBlock, type RecordWeightsShape } from './kernel';

/** Every BitLinear taken out row by row, and packed as `math/codes/code-fields.ts` and `math/axis-bytes.ts` do. */
export const recordWeights: Oracle<RecordWeightsShape> = ({ matrices, blocks, mode, variant }, bound) => {
  const { staircase, levels, rounding } = modeOf(mode);
  const layout = recordLayoutOf(levels ?? []);
  const codeWords = codeWordsOf(mode);
  const perCode = axisPerCode(levels ?? []);
  each(matrices, (m) => {
    const { bitLinear, rows, columns, firstFlip, firstGroup, means, latent } = oracleMatrix(bound, m);
    if (bitLinear === null) return;
    const first = firstBlock(bitLinear, firstFlip);
    const taken = (get: (i: number) => number): Float32Array => Float32Array.from({ length: rows * columns }, (_, i) => get(i));
    const codes = packFields(
      taken((i) => layout.lowest + layout.step * (vector(bound, 'codes').get(firstFlip + i) % (codeBits + 1))),
      layout,
    );
    const groupOf = rounding === null ? null : scaleIndex(rounding.granularity, [rows, columns]);
    const scaleAt = (i: number): number =>
      groupOf === null ? 0 : vector(bound, 'scales').get(groupFloats * (firstGroup + groupOf(i)) + 2);
    const latents =
      rounding === null
        ? toAxisBytes(taken(latent), staircase(variant, means())?.scale ?? 0)
        : toAxisBytes(
            taken((i) => Math.fround(latent(i) / (scaleAt(i) > 0 ? scaleAt(i) : 1)) * Math.fround(perCode)),
            1,
          );
    wordsOf(codes).forEach((word, i) => vector(bound, 'record').set(codeWords * first + i, word));
    wordsOf(latents).forEach((word, i) => vector(bound, 'record').set(codeWords * blocks + 4 * first + i, word));
  });
};

/** Four bytes in each, the last filled up with zeros. */
function wordsOf(bytes: Uint8Array | Int8Array): Uint32Array {
  const words = new Uint32Array(Math.ceil(bytes.length / 4));
  new Uint8Array(words.buffer).set(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length));
  return words;
}
