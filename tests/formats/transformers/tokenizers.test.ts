/**
 * Texts become the ids that the tokenizer's own library gives: `fixtures/tokenizers/` holds small tokenizers of public
 * kinds with ids of texts, from tokenizers 0.23.2 (`make_tokenizers.py` beside them).
 */
import { readFile } from 'node:fs/promises';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it, test } from 'vitest';
import { fetchTokenizer } from '../../../src/catalog/tasks/tokenizer-library';
import { taskOf } from '../../../src/catalog/tasks/tasks';
import { InputError, type TokenTask } from '../../../src/catalog/tasks/task';
import { parameterSpecs } from '../../../src/experiment/architecture';
import { architectureOf } from '../../../src/experiment/architecture-of';
import { experimentOf } from '../../../src/experiment/defaults';
import type { PortableModel } from '../../../src/formats/format';
import { formatOf } from '../../../src/formats/formats';
import { readGguf, writeGguf } from '../../../src/formats/gguf/container';
import { gguf } from '../../../src/formats/gguf/gguf';
import { ggufString, ggufStrings, ggufU32 } from '../../../src/formats/gguf/values';
import { readAny } from '../../../src/formats/read-any';
import { writeSafetensors } from '../../../src/formats/safetensors/safetensors';
import { transformersNameOf } from '../../../src/formats/transformers/tensor-names';
import { float32Bytes } from '../../../src/math/bytes/little-endian';
import { randomModel } from '../random-model';
import { exampleForeign } from './example-foreign';

/**
 * fixtures/tokenizers/gpt-2.json, fixtures/tokenizers/llama-2.json, fixtures/tokenizers/llama-3.json,
 * fixtures/tokenizers/bert.json, fixtures/tokenizers/t5.json, fixtures/tokenizers/smollm.json
 */
const kinds = ['gpt-2', 'llama-2', 'llama-3', 'bert', 't5', 'smollm'];

interface Recorded {
  readonly tokenizer: {
    readonly added_tokens: readonly { readonly id: number }[];
    readonly model: {
      readonly vocab: Readonly<Record<string, number>> | readonly unknown[];
      readonly merges?: readonly (readonly string[])[];
    };
  };
  readonly texts: readonly { readonly text: string; readonly ids: readonly number[] }[];
}

/** fixtures/tokenizers/make_tokenizers.py made them. */
async function recorded(kind: string): Promise<Recorded> {
  const text = await readFile(new URL(`../../fixtures/tokenizers/${kind}.json`, import.meta.url), 'utf8');
  return JSON.parse(text) as Recorded;
}

/** A folder with this tokenizer and weights at random. */
function folderWith(tokenizer: object, vocab: number): Uint8Array {
  const { tensors } = randomModel(
    experimentOf({
      task: 'foreign',
      data: exampleForeign(vocab),
      mode: 'none',
      hiddenSize: 16,
      numLayers: 1,
      feedForwardSize: 16,
      seqLen: 64,
    }),
  );
  const config = {
    model_type: 'bitnet',
    vocab_size: vocab,
    hidden_size: 16,
    intermediate_size: 16,
    num_hidden_layers: 1,
    num_attention_heads: 4,
    hidden_act: 'silu',
    max_position_embeddings: 512,
    tie_word_embeddings: true,
  };
  return zipSync({
    'config.json': strToU8(JSON.stringify(config)),
    'tokenizer.json': strToU8(JSON.stringify(tokenizer)),
    'model.safetensors': writeSafetensors({
      metadata: new Map([['format', 'pt']]),
      tensors: tensors.map((tensor) => ({
        name: transformersNameOf(tensor.name),
        dtype: 'F32',
        shape: tensor.shape,
        bytes: float32Bytes(tensor.kind === 'float' ? tensor.values : new Float32Array()),
      })),
    }),
  });
}

const sizeOf = ({ tokenizer: { model, added_tokens: added } }: Recorded): number =>
  Math.max(Object.keys(model.vocab).length, ...added.map(({ id }) => id + 1));

function tokensOf({ experiment }: PortableModel): TokenTask {
  const task = taskOf(experiment);
  if (task.kind !== 'tokens') throw new Error('The task has tokens.');
  return task;
}

const fetched = async (model: PortableModel): Promise<PortableModel> => {
  if (model.experiment.data?.kind === 'foreign') await fetchTokenizer(model.experiment.data);
  return model;
};

test('before the library is fetched, any text can be sent', async () => {
  const file = await recorded('bert');
  expect(tokensOf(readAny(folderWith(file.tokenizer, sizeOf(file)))).prompt('An owl', 64)).toEqual({ tokens: [], answerLength: null });
});

describe.each(kinds)('%s', (kind) => {
  it('gives the ids of the library, and again after the model was saved', async () => {
    const file = await recorded(kind);
    const model = await fetched(readAny(folderWith(file.tokenizer, sizeOf(file))));
    expect(model.experiment.data).toMatchObject({ notes: [expect.stringMatching(/activations are not rounded/)] });
    const again = ['packed', 'transformers'] as const;
    for (const each of [model, ...again.map((id) => formatOf(id).read(formatOf(id).write(model)))]) {
      const task = tokensOf(each);
      for (const { text, ids } of file.texts) {
        if (ids.length === 0) expect(() => task.prompt(text, 512)).toThrow(InputError);
        else expect(task.prompt(text, 512).tokens, text).toEqual(ids);
      }
    }
    for (const id of ['gguf', 'html'] as const) expect(formatOf(id).refuse(model.experiment)).toMatch(/tokenizer/);
  });

  it('is written into the folder as it came', async () => {
    const file = await recorded(kind);
    const model = readAny(folderWith(file.tokenizer, sizeOf(file)));
    const written: unknown = JSON.parse(strFromU8(unzipSync(formatOf('transformers').write(model))['tokenizer.json'] ?? new Uint8Array()));
    expect(written).toEqual(file.tokenizer);
  });
});

it.each([
  ['gpt-2', ' the fox'],
  ['llama-2', ' the fox'],
  ['bert', ' the fox'],
])('%s: tokens are shown as the texts that they stand for', async (kind, text) => {
  const file = await recorded(kind);
  const task = tokensOf(await fetched(readAny(folderWith(file.tokenizer, sizeOf(file)))));
  const { tokens } = task.prompt('the fox', 64);
  expect(task.textOf?.(tokens)).toContain(text.trimStart());
});

it('warns where a part is not known, and does without it', async () => {
  const file = await recorded('bert');
  const odd = {
    ...file.tokenizer,
    pre_tokenizer: { type: 'Sequence', pretokenizers: [{ type: 'UnicodeScripts' }, { type: 'Whitespace' }] },
  };
  const model = await fetched(readAny(folderWith(odd, sizeOf(file))));
  expect(model.experiment.data).toMatchObject({
    notes: expect.arrayContaining([
      'This model splits texts in a way that this page does not know (“UnicodeScripts”); it may answer worse than it can.',
    ]),
  });
  expect(tokensOf(model).prompt('the fox', 64).tokens).toHaveLength(4);
});

describe('GGUF', () => {
  /** The vocabulary of a kind under the name of a splitting. */
  async function ggufOf(kind: string, pre: string | null): Promise<PortableModel> {
    const { tokenizer } = await recorded(kind);
    const { vocab, merges = [] } = tokenizer.model;
    const spelled = Object.entries(vocab as Readonly<Record<string, number>>).toSorted(([, a], [, b]) => a - b);
    const plain = randomModel(
      experimentOf({
        task: 'foreign',
        data: exampleForeign(spelled.length),
        hiddenSize: 16,
        numLayers: 1,
        feedForwardSize: 16,
        seqLen: 64,
      }),
    );
    const { metadata, tensors } = readGguf(gguf.write(plain));
    const theirs = new Map([...metadata].filter(([key]) => !key.startsWith('bitnet_playground') && key !== 'tokenizer.ggml.pre'));
    const set = (key: string, value: ReturnType<typeof ggufString>): void => void theirs.set(key, { ...value, byteOffset: 0 });
    if (pre !== null) set('tokenizer.ggml.pre', ggufString(pre));
    set('tokenizer.ggml.tokens', ggufStrings(spelled.map(([token]) => token)));
    set('tokenizer.ggml.merges', ggufStrings(merges.map((merge) => merge.join(' '))));
    set('bitnet.vocab_size', ggufU32(spelled.length));
    return fetched(readAny(writeGguf({ metadata: theirs, tensors })));
  }

  it.each([
    ['llama-3', 'llama-bpe', 1],
    ['smollm', 'smollm', 0],
  ])('of %s, splitting %s: the ids of the library', async (kind, pre, templateTokens) => {
    const model = await ggufOf(kind, pre);
    const { texts } = await recorded(kind);
    expect(model.experiment.data).toMatchObject({ notes: [] });
    // Special tokens in a text are the business of programs that chat.
    for (const { text, ids } of texts.filter((each) => !each.text.includes('<|') && each.text !== ''))
      expect(tokensOf(model).prompt(text, 512).tokens, text).toEqual(ids.slice(templateTokens));
  });

  it.each(['tekken', null])('with the splitting %s warns', async (pre) => {
    const model = await ggufOf('gpt-2', pre);
    expect(model.experiment.data).toMatchObject({
      notes: [`This model splits texts in a way that this page does not know (“${pre ?? 'default'}”); it may answer worse than it can.`],
    });
  });
});

/** `fixtures/cases/10-add-prefix-space.zip`: a blank goes before the first word, as the file says. */
test('10: a blank before the first word', async () => {
  const model = await fetched(
    readAny(new Uint8Array(await readFile(new URL('../../fixtures/cases/10-add-prefix-space.zip', import.meta.url)))),
  );
  const task = tokensOf(model);
  expect(task.textOf?.(task.prompt('Once upon', 64).tokens)).toBe(' Once upon');
  expect(task.prompt('Once upon', 64).tokens).toEqual(task.prompt(' Once upon', 64).tokens);
  expect(parameterSpecs(architectureOf(model.experiment))[0]?.shape).toEqual([600, 64]);
});

test('a blank before the first word, in a file without special tokens', async () => {
  const file = await recorded('gpt-2');
  const plain = { ...file.tokenizer, added_tokens: [] };
  const model = await fetched(readAny(folderWith(plain, sizeOf(file))));
  const task = tokensOf(model);
  for (const { text, ids } of file.texts.filter((each) => !each.text.includes('<|') && each.text !== ''))
    expect(task.prompt(text, 512).tokens, text).toEqual(ids);
});
