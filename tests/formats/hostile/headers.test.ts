/** Headers that are large, or made to be slow: read or refused in time that grows as the bytes do. */
import { strToU8, zipSync } from 'fflate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { foreignFolder } from '../../../src/formats/transformers/foreign';
import { readAny } from '../../../src/formats/read-any';
import { readSafetensors } from '../../../src/formats/safetensors/safetensors';
import { readZip } from '../../../src/formats/zip/zip';
import { concatenated } from '../../../src/math/bytes/concatenated';
import { acceptOrRefuse, refusal } from '../refusal';

afterEach(() => void vi.restoreAllMocks());

const u32 = (value: number): Uint8Array => new Uint8Array(Uint32Array.of(value).buffer);
const u64 = (value: number): Uint8Array => new Uint8Array(BigUint64Array.of(BigInt(value)).buffer);
const text = (value: string): Uint8Array => concatenated([u64(value.length), strToU8(value)]);

/** A safetensors file with this header and no data. */
const container = (header: string): Uint8Array => concatenated([u64(header.length), strToU8(header)]);

/** As many tensors without elements. */
const manyTensors = (count: number): Uint8Array =>
  container(`{${Array.from({ length: count }, (_, i) => `"t${i}":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}`).join(',')}}`);

const ggufOf = (tensors: number, keys: number, rest: readonly Uint8Array[]): Uint8Array =>
  concatenated([strToU8('GGUF'), u32(3), u64(tensors), u64(keys), ...rest]);

describe('a safetensors header', () => {
  it('is not encoded again for every tensor', () => {
    const file = manyTensors(64_000);
    const encode = vi.spyOn(TextEncoder.prototype, 'encode');
    expect(readSafetensors(file).tensors).toHaveLength(64_000);
    expect(encode).not.toHaveBeenCalled();
  });

  it('still says where the mistake stands', () => {
    const header = '{"é":{"dtype":"U8","shape":[0],"data_offsets":[0,0]},"b":{"dtype":"F12","shape":[0],"data_offsets":[0,0]}}';
    const file = concatenated([u64(strToU8(header).length), strToU8(header)]);
    expect(refusal(() => readSafetensors(file)).byteOffset).toBe(8 + 54);
  });
});

/** Bytes of a hostile header of about a size, by its content. */
const megabytes = 20;
const filled = (opening: string, piece: string, closing: string): string =>
  opening + piece.repeat(Math.floor((megabytes * 1e6) / piece.length)) + closing;
const numbered = (opening: string, piece: (i: number) => string, closing: string): string => {
  const pieces: string[] = [];
  for (let i = 0, length = 0; length < megabytes * 1e6; i++) {
    const next = piece(i);
    pieces.push(next);
    length += next.length;
  }
  return opening + pieces.join('') + closing;
};

const cases: readonly (readonly [string, () => Uint8Array])[] = [
  [
    'safetensors: tensors and nothing else',
    () =>
      container(
        numbered(
          '{"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}',
          (i) => `,"t${i}":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}`,
          '}',
        ),
      ),
  ],
  ['safetensors: keys', () => container(numbered('{"__metadata__":{"":""', (i) => `,"${i}":""`, '}}'))],
  ['safetensors: brackets in brackets', () => container(filled('{"a":', '[', ''))],
  ['safetensors: empty lists', () => container(filled('{"a":[[]', ',[]', ']}'))],
  ['safetensors: empty objects', () => container(filled('{"a":[{}', ',{}', ']}'))],
  ['safetensors: extents', () => container(filled('{"a":{"dtype":"U8","shape":[0', ',1', '],"data_offsets":[0,0]}}'))],
  ['safetensors: backslashes', () => container(filled('{"a":"', '\\\\', '"}'))],
  ['safetensors: quotes', () => container(filled('{', '"', '}'))],
  [
    'safetensors: what looks like a checksum',
    () => container(filled('{"__metadata__":{"format":"bitnet-playground-packed","version":"1","about":"', '\\"crc32\\":', '"}}')),
  ],
  ['GGUF: keys without a name', () => ggufOf(0, 2 ** 21, [new Uint8Array(megabytes * 1e6)])],
  [
    'GGUF: keys',
    () =>
      ggufOf(
        0,
        99_000,
        Array.from({ length: 99_000 }, (_, i) => concatenated([text(`k${i}`), u32(0), Uint8Array.of(0)])),
      ),
  ],
  [
    'GGUF: tensors',
    () =>
      ggufOf(
        99_000,
        0,
        Array.from({ length: 99_000 }, (_, i) => concatenated([text(`t${i}`), u32(1), u64(1), u32(0), u64(32 * i)])),
      ),
  ],
  ['GGUF: more tensors than any model has', () => ggufOf(10_000_000, 0, [new Uint8Array(megabytes * 1e6)])],
  [
    'GGUF: empty texts',
    () => ggufOf(0, 1, [text('tokenizer.ggml.tokens'), u32(9), u32(8), u64((megabytes * 1e6) / 8), new Uint8Array(megabytes * 1e6)]),
  ],
  ['HTML: markup', () => strToU8(filled('<!doctype html>', '<', ''))],
  [
    'HTML: what looks like the weights',
    () => strToU8(filled('<!doctype html>', '<script type="application/octet-stream" id="bitnet-weight', '')),
  ],
  [
    'zip: names of 64 kB',
    () => zipSync(Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`${'a'.repeat(65_000)}${i}`, new Uint8Array()])), { level: 0 }),
  ],
  [
    'zip: a config of brackets',
    () => zipSync({ 'model.safetensors': container('{}'), 'config.json': strToU8(filled('', '[', '')) }, { level: 0 }),
  ],
];

describe(`hostile headers of ${megabytes} MB`, () => {
  it.each(cases)('%s', (_, make) => {
    const file = make();
    // Time of the processor, since others may use it too. Generous: what is not linear takes minutes.
    const start = process.cpuUsage();
    acceptOrRefuse(() => readAny(file));
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1_000).toBeLessThan(5_000);
  });
});

describe('what a foreign folder claims', () => {
  const config = {
    model_type: 'bitnet',
    tie_word_embeddings: true,
    hidden_act: 'silu',
    hidden_size: 8,
    intermediate_size: 8,
    num_hidden_layers: 1,
    num_attention_heads: 2,
    vocab_size: 2,
  };
  const folder = (changes: object, vocab: object) => () =>
    foreignFolder(
      { config: JSON.stringify({ ...config, ...changes }), tokenizer: JSON.stringify({ model: { type: 'BPE', vocab, merges: [] } }) },
      [],
    );

  it.each([2 ** 40, 1e300, 0, -1, 1.5])('a vocabulary of %d tokens is refused before it is made', (vocab_size) => {
    expect(refusal(folder({ vocab_size }, {})).message).toContain('vocab_size');
  });

  it('a token of a hundred thousand characters is not taken apart', () => {
    expect(refusal(folder({}, { ['a'.repeat(100_000)]: 0, b: 1 })).message).toContain('100000 characters');
  });
});

it('a directory of an archive names every file once', () => {
  const archive = zipSync({ ab: new Uint8Array(1), ac: new Uint8Array(1) }, { level: 0 });
  const twice = Uint8Array.from(archive, (byte) => (byte === 0x63 ? 0x62 : byte));
  expect(refusal(() => readZip(twice)).message).toContain('"ab" twice');
});
