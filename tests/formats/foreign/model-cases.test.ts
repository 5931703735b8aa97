/**
 * Models as people have them (`tests/fixtures/cases/`), and keys that change what a model computes: each is honoured, or
 * the file is refused in a sentence that names it, says what it is, and what to do.
 */
import { readFile } from 'node:fs/promises';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it, test } from 'vitest';
import { experimentOf } from '../../../src/experiment/defaults';
import { architectureOf } from '../../../src/experiment/architecture-of';
import { explainRefusal } from '../../../src/formats/explain-refusal';
import { FormatError } from '../../../src/formats/format-error';
import type { PortableModel } from '../../../src/formats/format';
import { formatOf } from '../../../src/formats/formats';
import { readGguf, writeGguf } from '../../../src/formats/gguf/container';
import { gguf } from '../../../src/formats/gguf/gguf';
import { ggufF32, ggufString, ggufU32, type GgufValue } from '../../../src/formats/gguf/values';
import { readAny } from '../../../src/formats/read-any';
import { readSafetensors, writeSafetensors } from '../../../src/formats/safetensors/safetensors';
import { tableKernel } from '../../../src/packed/kernels/table-kernel';
import { packedModel } from '../../../src/packed/packed-model';
import { randomModel } from '../random-model';

const bytesOf = async (file: string): Promise<Uint8Array> => new Uint8Array(await readFile(new URL(`../../${file}`, import.meta.url)));

function sentenceOn(bytes: Uint8Array, name: string): string {
  try {
    readAny(bytes);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const said = explainRefusal(error, bytes, name);
    expect(said).toMatch(/\.$/);
    expect(said.startsWith(name)).toBe(true);
    expect(said).not.toMatch(/damaged|undefined|NaN|object Object/);
    return said;
  }
  throw new Error(`${name} was opened.`);
}

const logitsOf = async ({ experiment, tensors }: PortableModel, change: object = {}): Promise<Float32Array> =>
  packedModel({ ...architectureOf(experiment), ...change }, tensors, tableKernel)
    .startReading()
    .read([1, 2, 3, 4, 5, 6]);

describe('the files that were handed in', () => {
  test('08: squared ReLU is what the file says', async () => {
    const model = readAny(await bytesOf('fixtures/cases/08-relu2.gguf'));
    expect(model.experiment.activation).toBe('relu2');
    expect(await logitsOf(model)).not.toEqual(await logitsOf(model, { activation: 'silu' }));
    expect(gguf.refuse(model.experiment)).toMatch(/squared ReLU/);
  });

  test('09: linear scaling divides the positions', async () => {
    const model = readAny(await bytesOf('fixtures/cases/09-rope-linear-4.gguf'));
    expect(architectureOf(model.experiment).ropeFactor).toBe(4);
    expect(await logitsOf(model)).not.toEqual(await logitsOf(model, { ropeFactor: 1 }));
    expect(model.experiment.data).toMatchObject({ notes: ['Its positions are divided by 4 (linear scaling), as its file says.'] });
    expect(gguf.refuse(model.experiment)).toMatch(/positions of this model are scaled/);
  });

  test.each([
    [
      'fixtures/cases/16-i2s.gguf',
      'is a model of bitnet.cpp (I2_S, architecture “bitnet-b1.58”), whose types and layout this page does not read. Open the original model instead',
    ],
    ['fixtures/cases/16c-lfs-pointer.gguf', 'is a Git LFS pointer, not the model itself. Run “git lfs pull”'],
    ['fixtures/cases/16d-sign-in-page.gguf', 'is a web page without a model in it, perhaps one that asked to sign in'],
  ])('%s', async (file, sentence) => {
    expect(sentenceOn(await bytesOf(file), 'm.gguf')).toContain(`m.gguf ${sentence}`);
  });
});

/** A GGUF file as another program would write it: without our keys, with some of its own; a null takes a key away. */
function ggufWith(
  keys: Readonly<Record<string, GgufValue | null>>,
  dropped: RegExp = /^$/,
  mode: 'ternary' | 'none' = 'ternary',
): Uint8Array {
  const model = randomModel(experimentOf({ task: 'tales', mode, hiddenSize: 32, numLayers: 2, feedForwardSize: 32, seqLen: 16 }));
  const { metadata, tensors } = readGguf(gguf.write(model));
  const theirs = new Map([...metadata].filter(([key]) => !key.startsWith('bitnet_playground')));
  for (const [key, value] of Object.entries(keys)) {
    if (value === null) theirs.delete(key);
    else theirs.set(key, { ...value, byteOffset: 0 });
  }
  return writeGguf({ metadata: theirs, tensors: tensors.filter(({ name }) => !dropped.test(name)) });
}

describe('keys of GGUF that change the arithmetic', () => {
  const string = ggufString;
  it.each([
    ['nothing of it', {}],
    ['silu', { 'bitnet.hidden_activation': string('silu') }],
    ["Microsoft's converter: linear, factor 1", { 'bitnet.rope.scaling.type': string('linear'), 'bitnet.rope.scaling.factor': ggufF32(1) }],
    ['no scaling, whatever the factor', { 'bitnet.rope.scaling.type': string('none'), 'bitnet.rope.scaling.factor': ggufF32(4) }],
    ['neutral values', { 'bitnet.attention.key_length': ggufU32(8), 'bitnet.expert_count': ggufU32(0), 'bitnet.logit_scale': ggufF32(1) }],
  ])('opens as it is: %s', (_what, keys: Readonly<Record<string, GgufValue>>) => {
    expect(architectureOf(readAny(ggufWith(keys)).experiment)).toMatchObject({ activation: 'silu', ropeFactor: 1, subNorms: true });
  });

  it('honours the factor of 2023, and a factor without a type', () => {
    for (const key of ['bitnet.rope.scale_linear', 'bitnet.rope.scaling.factor'])
      expect(architectureOf(readAny(ggufWith({ [key]: ggufF32(2.5) })).experiment).ropeFactor, key).toBe(2.5);
  });

  it('honours the epsilon of the norms', () => {
    const { normEpsilon } = architectureOf(readAny(ggufWith({ 'bitnet.attention.layer_norm_rms_epsilon': ggufF32(0.25) })).experiment);
    expect(normEpsilon).toBe(0.25);
  });

  it.each([
    ['another activation', { 'bitnet.hidden_activation': string('gelu') }, /activation “gelu” .*SiLU .* squared ReLU/],
    ['another scaling', { 'bitnet.rope.scaling.type': string('yarn'), 'bitnet.rope.scaling.factor': ggufF32(4) }, /scaling “yarn”/],
    ['a factor below zero', { 'bitnet.rope.scaling.factor': ggufF32(-4) }, /the factor -4/],
    ['heads of another length', { 'bitnet.attention.key_length': ggufU32(16) }, /“bitnet.attention.key_length” at 16/],
    ['positions in half of a head', { 'bitnet.rope.dimension_count': ggufU32(4) }, /rope.dimension_count” at 4/],
    ['a sliding window', { 'bitnet.attention.sliding_window': ggufU32(8) }, /sliding_window” at 8/],
    ['a scale of the logits', { 'bitnet.logit_scale': ggufF32(2) }, /logit_scale” at 2/],
    ['a key of which nothing is known', { 'bitnet.swirl': ggufU32(2) }, /“bitnet.swirl”/],
    ['no epsilon', { 'bitnet.attention.layer_norm_rms_epsilon': null }, /it needs “?"?bitnet.attention.layer_norm_rms_epsilon/],
  ])('refuses %s', (_what, keys: Readonly<Record<string, GgufValue | null>>, sentence) => {
    expect(sentenceOn(ggufWith(keys), 'm.gguf')).toMatch(sentence);
  });
});

describe('sub-norms', () => {
  it('absent from a GGUF file: run without, said, and refused to programs that have them', async () => {
    const model = readAny(ggufWith({}, /sub_norm/));
    expect(architectureOf(model.experiment).subNorms).toBe(false);
    expect(model.tensors.filter(({ name }) => name.includes('sub_norm'))).toEqual([]);
    expect(model.experiment.data).toMatchObject({ notes: [expect.stringMatching(/no norms inside its blocks/)] });
    expect((await logitsOf(model)).every(Number.isFinite)).toBe(true);
    for (const id of ['gguf', 'transformers'] as const) expect(formatOf(id).refuse(model.experiment)).toMatch(/was trained without/);
    for (const id of ['packed', 'html'] as const) expect(formatOf(id).read(formatOf(id).write(model)), id).toEqual(model);
  });

  it('in some blocks only: refused', () => {
    expect(sentenceOn(ggufWith({}, /blk\.0\.ffn_sub_norm/), 'm.gguf')).toMatch(/3 sub-norms in 2 blocks/);
  });
});

/** `fixtures/cases/10-add-prefix-space.zip`, with other keys in its `config.json`, and tensors taken away or added. */
async function folderWith(
  config: object,
  { dropped = /^$/, added = [] }: { readonly dropped?: RegExp; readonly added?: readonly string[] } = {},
): Promise<Uint8Array> {
  const files = unzipSync(await bytesOf('fixtures/cases/10-add-prefix-space.zip'));
  const weights = readSafetensors(files['model.safetensors'] ?? new Uint8Array());
  const given: unknown = JSON.parse(strFromU8(files['config.json'] ?? new Uint8Array()));
  return zipSync({
    ...files,
    'config.json': strToU8(JSON.stringify({ ...(given as object), ...config })),
    'model.safetensors': writeSafetensors({
      metadata: weights.metadata,
      tensors: [
        ...weights.tensors.filter(({ name }) => !dropped.test(name)),
        ...added.map((name) => ({ name, dtype: 'F32', shape: [1], bytes: new Uint8Array(4) }) as const),
      ],
    }),
  });
}

describe('keys of config.json that change the arithmetic', () => {
  it('none of quantisation: activations are not rounded, as in transformers', async () => {
    const { experiment } = readAny(await folderWith({}));
    expect(experiment).toMatchObject({ activation: 'relu2', activationBits: null });
  });

  it('no activation: the default of transformers', async () => {
    expect(readAny(await folderWith({ hidden_act: undefined })).experiment.activation).toBe('relu2');
  });

  it.each([
    ['linear', { rope_scaling: { type: 'linear', factor: 4 } }, 4],
    ['linear in transformers 5', { rope_parameters: { rope_type: 'linear', factor: 4, rope_theta: 10_000 } }, 4],
    ['the default', { rope_scaling: { rope_type: 'default' } }, 1],
    ['none', { rope_scaling: null }, 1],
  ])('scaling of positions: %s', async (_what, config, factor) => {
    expect(architectureOf(readAny(await folderWith(config)).experiment)).toMatchObject({ ropeFactor: factor, ropeTheta: 10_000 });
  });

  it('use_sub_norms false: run without', async () => {
    const { experiment } = readAny(await folderWith({ use_sub_norms: false }, { dropped: /sub_norm/ }));
    expect(architectureOf(experiment).subNorms).toBe(false);
  });

  it.each([
    ['another activation', { hidden_act: 'gelu' }, {}, /activation “gelu” \(hidden_act\)/],
    ['dynamic scaling', { rope_scaling: { type: 'dynamic', factor: 2 } }, {}, /scaling “dynamic” \(rope_scaling\)/],
    ['YaRN', { rope_parameters: { rope_type: 'yarn', factor: 2, rope_theta: 1e4 } }, {}, /scaling “yarn” \(rope_parameters\)/],
    ['positions in half of a head', { partial_rotary_factor: 0.5 }, {}, /partial_rotary_factor” at 0.5/],
    ['biases by name', { attention_bias: true }, {}, /attention_bias” at true/],
    ['biases by tensor', {}, { added: ['model.layers.0.self_attn.q_proj.bias'] }, /biases.*q_proj\.bias/],
    ['heads of another length', { head_dim: 32 }, {}, /head_dim” at 32/],
    ['a head of its own', { tie_word_embeddings: false }, {}, /head has weights of its own/],
    ['another quantisation', { quantization_config: { quant_method: 'bitsandbytes' } }, {}, /quant_method” at "bitsandbytes"/],
    ['norms inside layers', { quantization_config: { quant_method: 'bitnet', use_rms_norm: true } }, {}, /use_rms_norm” at true/],
    [
      'layers that are left as they are',
      { quantization_config: { quant_method: 'bitnet', modules_to_not_convert: ['model.layers.0.mlp.down_proj'] } },
      {},
      /modules_to_not_convert/,
    ],
    ['sub-norms that are not there', { use_sub_norms: true }, { dropped: /sub_norm/ }, /use_sub_norms” at true/],
    ['sub-norms that are there', { use_sub_norms: false }, {}, /use_sub_norms” at false/],
    ['an adapter', {}, { added: ['base.lora_A.weight'] }, /adapter \(LoRA\)/],
    ['a missing tensor', {}, { dropped: /down_proj/ }, /it needs a tensor .*down_proj.*none of that name.*save_pretrained/],
    ['no size', { hidden_size: undefined }, {}, /it needs a number as .*hidden_size/],
  ])('refuses %s', async (_what, config, tensors, sentence) => {
    expect(sentenceOn(await folderWith(config, tensors), 'folder')).toMatch(sentence);
  });
});

test('a card of an earlier version says its activation, which is a setting now', () => {
  const { experiment } = readAny(ggufWith({}));
  const { activation: _, ...before } = experiment;
  const file = formatOf('packed').write({
    ...readAny(ggufWith({})),
    experiment: { ...before, data: { ...experiment.data, activation: 'relu2' } } as never,
  });
  expect(readAny(file).experiment).toEqual({ ...experiment, activation: 'relu2' });
});
