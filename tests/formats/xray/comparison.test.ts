/** A model before and after conversions, right ones and each known wrong one: how its tensors are related, and where they part. */
import { describe, expect, test } from 'vitest';
import { compareTensors } from '../../../src/formats/xray/comparison/compare-tensors';
import { pairTensors } from '../../../src/formats/xray/comparison/pair-tensors';
import { openModel } from '../../../src/formats/xray/open-model';
import type { RangedSource } from '../../../src/formats/xray/source';
import { f16Bytes, q2Bytes } from './model-files';
import { folderModel, GAMMA, ggufModel, HIDDEN, i2s, latents, matrices, type Changes } from './small-models';

async function relations(first: readonly RangedSource[], second: readonly RangedSource[]): Promise<Record<string, readonly string[]>> {
  const [a, b] = await Promise.all([openModel(first), openModel(second)]);
  const found: Record<string, string[]> = { matrices: [], others: [] };
  for (const pair of pairTensors(a.tensors, b.tensors)) {
    const relation =
      pair.first === null ? 'only-second' : pair.second === null ? 'only-first' : (await compareTensors(pair.first, pair.second)).relation;
    const kind = matrices.some((name) => pair.part.endsWith(name)) ? 'matrices' : 'others';
    if (found[kind]?.includes(relation) === false) found[kind].push(relation);
  }
  return found;
}

const q2 = (change: (codes: Int8Array) => Int8Array): Changes => ({
  matrix: (codes) => ({ type: 42, bytes: q2Bytes(change(codes), 64, () => 1) }),
});
/** Rows of each head of 16 in the order for neighbours: 2i + j comes from i + 8j. */
const reordered = (codes: Int8Array): Int8Array =>
  codes.map((_, at) => {
    const [row, column] = [Math.floor(at / HIDDEN), at % HIDDEN];
    const inHead = row % 16;
    return codes[(row - inHead + (inHead >> 1) + 8 * (inHead & 1)) * HIDDEN + column] ?? 0;
  });
const zeros = 0.31;
/** Latent weights, and what rounding by their mean makes of them. */
const latentModel: Changes = {
  scale: () => null,
  matrix: (_, block, name) => ({ type: 1, bytes: f16Bytes(latents(HIDDEN * HIDDEN, block + name.length)) }),
};
const roundedModel: Changes = {
  matrix: (_, block, name) => {
    const values = latents(HIDDEN * HIDDEN, block + name.length);
    const half = values.reduce((sum, value) => sum + Math.abs(value), 0) / values.length / 2;
    return {
      type: 42,
      bytes: q2Bytes(
        Int8Array.from(values, (value) => (Math.abs(value) <= half ? 0 : Math.sign(value))),
        64,
        () => 1,
      ),
    };
  },
};

describe('conversions', () => {
  test.each<[string, readonly RangedSource[], readonly RangedSource[], string]>([
    ['GGUF and transformers of the same model', [ggufModel()], folderModel(), 'same'],
    ['γ and 1/γ by their configurations', folderModel(), folderModel({ linearClass: null, stored: 1 / GAMMA }), 'same'],
    ['I2_S of x86', folderModel(), [ggufModel(i2s('128'))], 'same'],
    ['1/γ for γ', folderModel(), [ggufModel({ scale: () => 1 / GAMMA })], 'scale-inverted'],
    ['γ taken again from codes', [ggufModel()], [ggufModel({ scale: () => GAMMA * (1 - zeros) })], 'scale-shrunk'],
    ['no scale', folderModel(), [ggufModel({ scale: () => null })], 'scale-lost'],
    ['another scale', [ggufModel()], [ggufModel({ scale: () => GAMMA * 3 })], 'scale-differs'],
    ['every sign turned', [ggufModel()], [ggufModel(q2((codes) => codes.map((code) => -code)))], 'negated'],
    ['I2_S of ARM', folderModel(), [ggufModel(i2s('64'))], 'other-layout'],
    ['I2_S in fours of rows', folderModel(), [ggufModel(i2s('rows'))], 'other-layout'],
    ['rows in another order of heads', [ggufModel()], [ggufModel(q2(reordered))], 'rows-reordered'],
    ['other codes', [ggufModel()], [ggufModel(q2((codes) => codes.map((code, i) => (i % 9 === 0 ? 0 : code))))], 'codes-differ'],
    ['rounded by the mean', [ggufModel(latentModel)], [ggufModel(roundedModel)], 'rounded'],
    ['rounded otherwise', [ggufModel(latentModel)], [ggufModel()], 'rounded-otherwise'],
  ])('%s: %#', async (_, first, second, relation) => {
    const found = await relations(first, second);
    expect(found['matrices']).toEqual([relation]);
    expect(found['others']).toEqual(['same']);
  });

  test('what only one file has is named', async () => {
    const found = await relations([ggufModel()], [ggufModel({ withoutNorm: (name) => name.endsWith('sub_norm') })]);
    expect(found['others']).toEqual(['same', 'only-first']);
  });
});
