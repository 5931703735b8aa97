/**
 * Models that other programs made. Those in `fixtures/llama-quantize` were written by llama.cpp itself
 * (`llama_model_quantize` of v0.5.0) from float32 files of two random models, which are made here again to compare.
 */
import { readFile } from 'node:fs/promises';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { architectureOf } from '../../../src/experiment/architecture-of';
import { experimentOf } from '../../../src/experiment/defaults';
import { fetchTokenizer } from '../../../src/catalog/tasks/tokenizer-library';
import { taskOf } from '../../../src/catalog/tasks/tasks';
import { matrixScale, type PortableModel } from '../../../src/formats/format';
import { formatIds, formatOf } from '../../../src/formats/formats';
import { readAny } from '../../../src/formats/read-any';
import { writeSafetensors, type StoredTensor } from '../../../src/formats/safetensors/safetensors';
import { transformersNameOf, transformersScaleNameOf } from '../../../src/formats/transformers/tensor-names';
import { spellBytes } from '../../../src/math/bytes/byte-alphabet';
import { bytePairEncoding } from '../../../src/math/text/byte-pair-encoding';
import { halfToNumber } from '../../../src/math/bytes/half';
import { float32Bytes } from '../../../src/math/bytes/little-endian';
import { packOutputStrided } from '../../../src/math/codes/output-strided';
import { bitNetOf } from '../../../src/model/bitnet';
import { disposeWeights, packWeights, unpackWeights } from '../../../src/model/weights';
import { tableKernel } from '../../../src/packed/kernels/table-kernel';
import { packedModel } from '../../../src/packed/packed-model';
import { predict } from '../../../src/packed/predict';
import transformersLogits from '../../fixtures/transformers/logits.json';
import { randomModel } from '../random-model';
import { refusal } from '../refusal';

/**
 * fixtures/llama-quantize/f16.gguf, fixtures/llama-quantize/bf16.gguf, fixtures/llama-quantize/q8_0.gguf,
 * fixtures/llama-quantize/q4_0.gguf, fixtures/llama-quantize/tq1_0.gguf, fixtures/llama-quantize/tq2_0.gguf
 */
const quantised = async (name: string): Promise<Uint8Array> =>
  new Uint8Array(await readFile(new URL(`../../fixtures/llama-quantize/${name}.gguf`, import.meta.url)));
const original = (size: number): PortableModel =>
  randomModel(
    experimentOf({ task: 'tales', hiddenSize: size, numHeads: 4, numKvHeads: 1, numLayers: 1, feedForwardSize: size, seqLen: 16 }),
  );

async function ask(model: PortableModel, prompt: string): Promise<string> {
  return (
    await predict(packedModel(architectureOf(model.experiment), model.tensors, tableKernel), taskOf(model.experiment), prompt, {
      length: 5,
    })
  ).output;
}

describe('GGUF that llama.cpp quantised', () => {
  // The scale of a block is a half (a byte of 127 times one for Q8_0), that of BF16 has eight bits.
  it.each([
    ['tq1_0', 256, 2 ** -11],
    ['tq2_0', 256, 2 ** -11],
    ['f16', 32, 2 ** -11],
    ['q8_0', 32, 2 ** -11],
    ['bf16', 32, 2 ** -8],
  ] as const)('%s: every code as it was, every scale as far as the type keeps it', async (name, size, precision) => {
    const before = original(size);
    const after = readAny(await quantised(name));
    expect(after.experiment).toMatchObject({ task: 'foreign', mode: 'ternary', hiddenSize: size, numKvHeads: 1, seqLen: 16 });
    expect(architectureOf(after.experiment)).toMatchObject({ ropeTheta: 100, activation: 'silu' });
    for (const [i, tensor] of before.tensors.entries()) {
      const read = after.tensors[i];
      if (tensor.kind === 'float' || read?.kind !== 'codes') {
        expect(read?.kind).toBe('float');
        continue;
      }
      expect(read.codes).toEqual(tensor.codes);
      expect(Math.abs(matrixScale(read) / matrixScale(tensor) - 1)).toBeLessThan(precision);
    }
    await expect(ask(after, 'an owl')).resolves.toHaveLength(5);
  });

  it('reads embeddings of six bits (Q6_K)', async () => {
    const [before] = original(256).tensors;
    const [after] = readAny(await quantised('tq1_0')).tensors;
    if (before?.kind !== 'float' || after?.kind !== 'float') throw new Error('Embeddings are floats.');
    const errors = before.values.map((value, i) => Math.abs(value - (after.values[i] ?? Number.NaN)));
    // Normal deviates, of which 16 share a scale: 4 at most, in 64 steps from end to end, half a step off.
    expect(Math.max(...errors)).toBeLessThan(4 / 32);
    expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(0.03);
  });

  it('runs what is no longer ternary as the numbers that it is (Q4_0 has no −1 beside a +1)', async () => {
    const { experiment, tensors } = readAny(await quantised('q4_0'));
    expect(experiment.mode).toBe('none');
    expect(tensors.every(({ kind }) => kind === 'float')).toBe(true);
  });

  it('is saved again in every format that holds codes, and comes back the same', async () => {
    const model = readAny(await quantised('f16'));
    const possible = formatIds.filter((id) => formatOf(id).holds === 'codes' && formatOf(id).refuse(model.experiment) === null);
    expect(possible).toEqual(expect.arrayContaining(['packed', 'gguf', 'gguf-compatible', 'transformers']));
    for (const id of possible) expect(formatOf(id).read(formatOf(id).write(model))).toEqual(model);
  });

  it('of another architecture or tokenizer is refused in words', async () => {
    const replaced = (bytes: Uint8Array, from: string, to: string): Uint8Array =>
      Uint8Array.from(Buffer.from(Buffer.from(bytes).toString('latin1').replace(from, to), 'latin1'));
    const bytes = await quantised('f16');
    expect(refusal(() => readAny(replaced(bytes, 'bitnet', 'llamas'))).message).toMatch(
      /architecture "bitnet", found one of the architecture "llamas"/,
    );
    expect(refusal(() => readAny(replaced(bytes, 'gpt2', 'what'))).message).toMatch(
      /a tokenizer of byte pairs \("gpt2"\), found the tokenizer "what"/,
    );
    expect(refusal(() => readAny(replaced(bytes, 'blk.0.attn_q.weight', 'blk.0.attn_z.weight'))).message).toMatch(
      /a tensor "blk.0.attn_q.weight", found none/,
    );
  });
});

/** fixtures/transformers/packed.zip, fixtures/transformers/masters.zip, fixtures/transformers/logits.json: made by `transformers/save_with_transformers.py`. */
describe('a folder of transformers itself', () => {
  it.each(['packed', 'masters'] as const)('%s: takes the text apart as its tokenizer does, and gives its logits', async (name) => {
    const { prompt, ids, logits } = transformersLogits[name];
    const file = readAny(new Uint8Array(await readFile(new URL(`../../fixtures/transformers/${name}.zip`, import.meta.url))));
    expect(file.experiment).toMatchObject({
      task: 'foreign',
      mode: 'ternary',
      hiddenSize: 24,
      feedForwardSize: 40,
      numLayers: 2,
      numHeads: 4,
      numKvHeads: 2,
      seqLen: 64,
    });
    if (file.experiment.data?.kind === 'foreign') await fetchTokenizer(file.experiment.data);
    const task = taskOf(file.experiment);
    expect(task.kind === 'tokens' ? task.prompt(prompt, 64).tokens : []).toEqual(ids);

    await tf.setBackend('cpu');
    const model = bitNetOf(architectureOf(file.experiment));
    const weights = unpackWeights(model, file);
    const tensors = name === 'packed' ? file.tensors : await packWeights(model, weights);
    disposeWeights(weights);
    const ours = await packedModel(model.architecture, tensors, tableKernel).startReading().read(ids);
    const differences = logits.flat().map((logit, i) => Math.abs(logit - (ours[i] ?? Number.NaN)));
    // Sums in another order may move an activation by one of its 255 levels, here and there; else they agree in five digits.
    expect(Math.max(...differences)).toBeLessThan(3e-2 * Math.max(...logits.flat().map(Math.abs)));
    expect(differences.toSorted((a, b) => a - b)[differences.length >> 1]).toBeLessThan(1e-3);
  });
});

describe('a folder that transformers saved', () => {
  const model = original(32);

  /** As `save_pretrained` writes it: names in order of the alphabet, brain halves, the keys of version 5. */
  function folder({ linearClass, mode, config = {} }: { linearClass: string | null; mode: string; config?: object }): Uint8Array {
    const brain = (values: Float32Array): Uint8Array =>
      new Uint8Array(Uint16Array.from(values, (value) => new Uint32Array(Float32Array.of(value).buffer)[0]! >>> 16).buffer);
    const tensors = model.tensors
      .flatMap((tensor): StoredTensor[] => {
        const name = transformersNameOf(tensor.name);
        if (tensor.kind === 'float') return [{ name, dtype: 'BF16', shape: tensor.shape, bytes: brain(tensor.values) }];
        if (mode === 'online')
          return [
            {
              name,
              dtype: 'F32',
              shape: tensor.shape,
              bytes: float32Bytes(Float32Array.from(tensor.codes, (code) => code * matrixScale(tensor))),
            },
          ];
        const scale = linearClass === 'autobitlinear' ? matrixScale(tensor) : 1 / matrixScale(tensor);
        return [
          { name, dtype: 'U8', shape: [(tensor.shape[0] ?? 0) / 4, tensor.shape[1] ?? 0], bytes: packOutputStrided(tensor.codes) },
          { name: transformersScaleNameOf(name), dtype: 'F32', shape: [1], bytes: float32Bytes(Float32Array.of(scale)) },
        ];
      })
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const vocab = Object.fromEntries([...'abcdefghijklmnopqrstuvwxyz.,', 'Ġ', 'ow'].map((token, id) => [token, id]));
    const texts = {
      'config.json': {
        architectures: ['BitNetForCausalLM'],
        model_type: 'bitnet',
        vocab_size: 30,
        hidden_size: 32,
        intermediate_size: 32,
        num_hidden_layers: 1,
        num_attention_heads: 4,
        num_key_value_heads: 1,
        hidden_act: 'relu2',
        max_position_embeddings: 2048,
        rms_norm_eps: 1e-6,
        rope_parameters: { rope_type: 'default', rope_theta: 50_000 },
        tie_word_embeddings: true,
        eos_token_id: 26,
        quantization_config: {
          quant_method: 'bitnet',
          quantization_mode: mode,
          ...(linearClass === null ? {} : { linear_class: linearClass }),
        },
        ...config,
      },
      'tokenizer.json': {
        version: '1.0',
        added_tokens: [],
        pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, use_regex: true },
        decoder: { type: 'ByteLevel' },
        post_processor: null,
        model: { type: 'BPE', vocab, merges: [['o', 'w']] },
      },
    };
    const files = Object.fromEntries(
      Object.entries(texts).map(([name, value]) => [`my-model/${name}`, new TextEncoder().encode(JSON.stringify(value))]),
    );
    return zipSync(
      {
        ...files,
        'my-model/model.safetensors': writeSafetensors({ metadata: new Map([['format', 'pt']]), tensors }),
        '__MACOSX/x': Uint8Array.of(1),
      },
      { level: 6 },
    );
  }

  it.each([['autobitlinear'], ['bitlinear'], [null]])(
    'packed for the class %s: codes and scales, rotary base, norm and activation',
    async (linearClass) => {
      const read = readAny(folder({ linearClass, mode: 'offline' }));
      expect(read.experiment).toMatchObject({ task: 'foreign', mode: 'ternary', seqLen: 512 });
      expect(architectureOf(read.experiment)).toMatchObject({ ropeTheta: 50_000, normEpsilon: 1e-6, activation: 'relu2' });
      for (const [i, tensor] of model.tensors.entries()) {
        const after = read.tensors[i];
        if (tensor.kind !== 'codes' || after?.kind !== 'codes') continue;
        expect(after.codes).toEqual(tensor.codes);
        expect(matrixScale(after)).toBeCloseTo(matrixScale(tensor), 6);
      }
      expect(taskOf(read.experiment)).toMatchObject({ kind: 'tokens' });
      await expect(ask(read, 'an owl')).resolves.not.toBe('');
      await expect(ask(read, 'Ünknown')).rejects.toThrow(/no tokens for/);
      expect(formatOf('gguf').refuse(read.experiment)).toMatch(/squared ReLU/);
    },
  );

  it('masters, trained on elsewhere: latent weights, to be rounded', () => {
    const { experiment, tensors } = readAny(folder({ linearClass: 'autobitlinear', mode: 'online' }));
    expect(experiment.mode).toBe('ternary');
    expect(tensors.every(({ kind }) => kind === 'float')).toBe(true);
  });

  it.each([
    ['a head of its own', { tie_word_embeddings: false }, /a head that is tied/],
    ['another kind of model', { model_type: 'llama' }, /the type "bitnet"/],
    ['more weights than a browser can hold', { hidden_size: 4096, num_attention_heads: 32, num_key_value_heads: 32 }, /hiddenSize/],
    ['heads that do not fit', { num_attention_heads: 5, num_key_value_heads: 5 }, /numHeads 5 does not fit/],
  ])('with %s is refused in words', (_what, config, message) => {
    expect(refusal(() => readAny(folder({ linearClass: null, mode: 'offline', config }))).message).toMatch(message);
  });
});

describe('byte pairs', () => {
  const bytes = bytePairEncoding({
    tokens: [...Array.from({ length: 256 }, (_, byte) => spellBytes(Uint8Array.of(byte))), '<|endoftext|>'],
    merges: [],
  });

  it('of a vocabulary of bytes: a byte is a token', () => {
    // What llama.cpp makes of the text: see `gguf-llama.test.ts`.
    expect(bytes.encode('Hello, wörld\n').ids).toEqual([72, 101, 108, 108, 111, 44, 32, 119, 195, 182, 114, 108, 100, 10]);
    expect(bytes.decode([72, 101, 108, 108, 111, 44, 32, 119, 195, 182, 114, 108, 100, 10])).toBe('Hello, wörld\n');
    expect(bytes.encode('漢字\t  x 🙂').unknown).toEqual([]);
    expect(bytes.decode(bytes.encode('漢字\t  x 🙂').ids)).toBe('漢字\t  x 🙂');
  });

  it('merge what comes first in the list, not what comes first in the text', () => {
    const { encode, decode } = bytePairEncoding({ tokens: ['a', 'b', 'c', 'bc', 'ab', 'abc'], merges: ['b c', 'a b'] });
    expect(encode('abc').ids).toEqual([0, 3]);
    expect(encode('abab').ids).toEqual([4, 4]);
    expect(encode('abz')).toEqual({ ids: [4], unknown: ['z'] });
    expect(decode([5, 3])).toBe('abcbc');
  });

  it('halves of IEEE', () => {
    expect([0x3c00, 0xbc00, 0x0001, 0x7bff, 0x0400, 0x8000].map(halfToNumber)).toEqual([1, -1, 2 ** -24, 65504, 2 ** -14, -0]);
    expect(halfToNumber(0x7c00)).toBe(Infinity);
    expect(halfToNumber(0x7e01)).toBeNaN();
  });
});
