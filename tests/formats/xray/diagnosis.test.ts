/** Known mistakes of converters, made on purpose, and what the X-ray says of each; a right model says nothing is wrong. */
import { describe, expect, test } from 'vitest';
import { openModel } from '../../../src/formats/xray/open-model';
import { bytesSource, type RangedSource } from '../../../src/formats/xray/source';
import { findingsOf, idsOf } from './examine';
import { bf16Bytes, f16Bytes, ggufHeaderBytes, q2Bytes } from './model-files';
import { folderModel, GAMMA, ggufModel, HIDDEN, i2s, latents, type Changes } from './small-models';

const found = async (sources: readonly RangedSource[]): Promise<readonly string[]> => idsOf(await findingsOf(await openModel(sources)));

/** As `llama-quantize` rounds: by the largest weight of each block. */
const byLargest: Changes = {
  scale: () => null,
  matrix: (_, block) => {
    const values = latents(HIDDEN * HIDDEN, block + 7);
    const scales = Array.from({ length: values.length / 64 }, (_, i) => Math.max(...values.subarray(64 * i, 64 * i + 64).map(Math.abs)));
    const codes = Int8Array.from(values, (value, i) => Math.round(value / (scales[Math.floor(i / 64)] ?? 1)));
    return { type: 42, bytes: q2Bytes(codes, 64, (i) => scales[i] ?? 0) };
  },
};

/** As converters write with `--vocab-only`, and as llama.cpp has them in `models/`. */
const vocabularyAlone = (): RangedSource =>
  bytesSource(
    'ggml-vocab.gguf',
    ggufHeaderBytes({ 'general.architecture': 'llama', 'llama.block_count': 32, 'tokenizer.ggml.tokens': ['a', 'b'] }, []).header,
  );

describe('right models', () => {
  test.each<[string, readonly RangedSource[], readonly string[]]>([
    ['GGUF with scales beside', [ggufModel()], []],
    ['a folder whose scales multiply', folderModel(), []],
    ['a folder whose scales divide', folderModel({ linearClass: null, stored: 1 / GAMMA }), []],
    ['I2_S', [ggufModel(i2s('128'))], ['layout-unsaid']],
    ['codes of 2B4T, whose γ is about 1.5', [ggufModel(i2s('128', 1.555))], ['layout-unsaid']],
    // Latent weights that are rounded in every pass.
    ['a folder with latent weights', folderModel({ online: () => bf16Bytes(latents(HIDDEN * HIDDEN, 3)) }), []],
  ])('%s', async (_, sources, ids) => expect(await found(sources)).toEqual(ids));
});

describe('known mistakes', () => {
  test.each<[string, readonly RangedSource[], readonly string[]]>([
    ['1/γ in the place of γ', [ggufModel({ scale: () => 1 / GAMMA })], ['scale-convention']],
    ['γ, and a configuration that divides by it', folderModel({ linearClass: 'bitlinear' }), ['scale-convention']],
    ['1/γ, and a configuration that multiplies by it', folderModel({ stored: 1 / GAMMA }), ['scale-convention']],
    ['a vocabulary alone', [vocabularyAlone()], ['no-tensors']],
    ['no configuration', folderModel().slice(0, 1), ['scale-unclear']],
    ['no weight_scale', folderModel({ stored: null }), ['scale-missing']],
    ['no scale tensors', [ggufModel({ scale: () => null })], ['scales-are-one']],
    [
      'one matrix with 1/γ',
      [ggufModel({ scale: (block, name) => (block === 2 && name === 'attn_k' ? 1 / GAMMA : GAMMA) })],
      ['scale-outlier'],
    ],
    ['a negative scale', [ggufModel({ scale: () => -GAMMA })], ['scale-broken']],
    ['rounded by the largest weight of a block', [ggufModel(byLargest)], ['rounded-by-largest']],
    [
      'blocks of 128 with the number of blocks of 64',
      [ggufModel({ matrix: (codes) => ({ type: 42, bytes: q2Bytes(codes, 128, () => 1) }) })],
      ['fork-types'],
    ],
    [
      'codes that are +2',
      [
        ggufModel({
          matrix: (codes) => ({
            type: 42,
            bytes: q2Bytes(
              codes.map((code, i) => (i % 100 === 0 ? 2 : code)),
              64,
              () => 1,
            ),
          }),
        }),
      ],
      ['codes-not-ternary'],
    ],
    [
      'no zeros',
      [
        ggufModel({
          matrix: (codes) => ({
            type: 42,
            bytes: q2Bytes(
              codes.map((code) => code || 1),
              64,
              () => 1,
            ),
          }),
        }),
      ],
      ['binary-codes'],
    ],
    ['sub-norms in some blocks', [ggufModel({ withoutNorm: (name) => name === '2.ffn_sub_norm' })], ['sub-norms-missing']],
    ['no sub-norms', [ggufModel({ withoutNorm: (name) => name.endsWith('sub_norm') })], ['sub-norms-missing']],
    ['no norm before attention', [ggufModel({ withoutNorm: (name) => name === '1.attn_norm' })], ['norms-missing']],
    ['a tokenizer that is larger', [ggufModel({ tokens: 80 })], ['tokens-beyond-embedding']],
    ['a tokenizer that is smaller', [ggufModel({ tokens: 60 })], ['embedding-beyond-tokens']],
    [
      'a head beside a tied embedding',
      [ggufModel({ extra: [{ name: 'output.weight', shape: [64, HIDDEN], type: 1, bytes: f16Bytes(latents(64 * HIDDEN, 5)) }] })],
      ['head-beside-tied'],
    ],
    [
      'codes, rounded once more in every pass',
      folderModel({ online: (codes) => bf16Bytes(Array.from(codes, (code) => code * 0.0625)) }),
      ['rounded-twice'],
    ],
    [
      'codes as F16',
      [ggufModel({ scale: () => null, matrix: (codes) => ({ type: 1, bytes: f16Bytes(Array.from(codes, (code) => code * 0.0625)) }) })],
      ['codes-as-numbers'],
    ],
    [
      'rows of zeros',
      [
        ggufModel({
          matrix: (codes) => ({
            type: 42,
            bytes: q2Bytes(
              codes.map((code, i) => (i < HIDDEN ? 0 : code)),
              64,
              () => 1,
            ),
          }),
        }),
      ],
      ['dead-rows', 'empty-blocks'],
    ],
    ['a file that was cut short', [ggufModel({ cut: 5000 })], ['cut-short']],
  ])('%s', async (_, sources, ids) => expect(await found(sources)).toEqual(ids));

  test('blocks of 128 in tensors that are as large as blocks of 64 would make them: scales are scattered', async () => {
    const wrong: Changes = {
      scale: () => null,
      matrix: (codes) => {
        const bytes = new Uint8Array((codes.length / 64) * 18);
        bytes.set(q2Bytes(codes, 128, () => 0.0625));
        return { type: 42, bytes };
      },
    };
    expect(await found([ggufModel(wrong)])).toContain('scales-scattered');
  });

  test('a missing shard is named', async () => {
    const [weights] = folderModel();
    const { settingsFile } = await import('./model-files');
    const index = settingsFile('model.safetensors.index.json', {
      weight_map: { a: 'model.safetensors', b: 'model-00002-of-00002.safetensors' },
    });
    const { facts } = await openModel([weights as RangedSource, index]);
    expect(facts.missingFiles).toEqual(['model-00002-of-00002.safetensors']);
  });
});
