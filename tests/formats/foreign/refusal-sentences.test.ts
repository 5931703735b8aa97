/** The messages for a file that is not a readable model. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { explainRefusal } from '../../../src/formats/explain-refusal';
import { formatIds, formatOf } from '../../../src/formats/formats';
import { FormatError } from '../../../src/formats/format-error';
import { readAny } from '../../../src/formats/read-any';
import { concatenated } from '../../../src/math/bytes/concatenated';
import { tinyModel } from '../random-model';

const bytesOf = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  concatenated(parts.map((part) => (typeof part === 'string' ? strToU8(part, true) : Uint8Array.from(part))));
const filling = Array.from({ length: 400 }, (_, i) => (i * 37) % 256);

function sentenceOn(bytes: Uint8Array, name?: string): string {
  try {
    readAny(bytes);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    expect(error.expected).not.toBe('');
    expect(error.found).not.toBe('');
    return explainRefusal(error, bytes, name);
  }
  throw new Error('The file was opened.');
}

const u32 = (value: number): readonly number[] => [...new Uint8Array(Uint32Array.of(value).buffer)];
const u64 = (value: number): readonly number[] => [...new Uint8Array(BigUint64Array.of(BigInt(value)).buffer)];
const ggufText = (text: string): readonly number[] => [...u64(text.length), ...strToU8(text)];
/** A GGUF file of an architecture with one tensor of a type. */
const ggufOf = (architecture: string, type: number): Uint8Array =>
  bytesOf(
    'GGUF',
    u32(3),
    u64(1),
    u64(1),
    ggufText('general.architecture'),
    u32(8),
    ggufText(architecture),
    ggufText('token_embd.weight'),
    u32(1),
    u64(256),
    u32(type),
    u64(0),
    filling,
  );

const html = '<!doctype html>\n<html><head><title>Sign in</title></head><body><form></form></body></html>';
const pointer =
  'version https://git-lfs.github.com/spec/v1\noid sha256:4665a5ea423c2713d436b5ee50593a9640e0018c1550b5a0002f74190d6caea8\nsize 1187801216\n';
const table = 'date,price\n2020-01-01,3.5\n2020-01-02,3.75\n2020-01-03,3\n';
const tensors = '{"weight":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}}';
const foreignSafetensors = bytesOf(u64(tensors.length), tensors);

const cases: readonly (readonly [string, Uint8Array, string])[] = [
  ['cat.png', bytesOf([0x89], 'PNG\r\n\x1a\n', filling), 'cat.png is a picture. Open a model: .safetensors, .gguf, .zip, .html or .c.'],
  ['cat.jpg', bytesOf([0xff, 0xd8, 0xff, 0xe0], filling), 'cat.jpg is a picture.'],
  ['cat.webp', bytesOf('RIFF', u32(400), 'WEBPVP8 ', filling), 'cat.webp is a picture.'],
  ['cat.heic', bytesOf([0, 0, 0, 24], 'ftypheic', filling), 'cat.heic is a picture.'],
  ['cat.svg', bytesOf('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"></svg>'), 'cat.svg is a picture.'],
  ['cat.gguf', bytesOf('GIF89a', filling), 'cat.gguf is a picture.'],
  ['song.mp3', bytesOf('ID3', filling), 'song.mp3 is audio or video.'],
  ['film.mp4', bytesOf([0, 0, 0, 32], 'ftypisom', filling), 'film.mp4 is audio or video.'],
  ['paper.pdf', bytesOf('%PDF-1.7\n', filling), 'paper.pdf is a PDF document.'],
  [
    'table.xlsx',
    zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('') }),
    'table.xlsx is an Office document.',
  ],
  ['letter.doc', bytesOf([0xd0, 0xcf, 0x11, 0xe0], filling), 'letter.doc is an Office document.'],
  ['photos.zip', zipSync({ 'a.png': bytesOf([0x89], 'PNG') }), 'photos.zip holds no model: there is no model.safetensors in it.'],
  [
    'photos',
    bytesOf(
      'PK\x05\x06',
      Array.from({ length: 18 }, () => 0),
    ),
    'photos holds no files that belong to a model.',
  ],
  ['backup.tar.gz', bytesOf([0x1f, 0x8b, 8], filling), 'backup.tar.gz is a compressed archive of another kind.'],
  ['model.html', bytesOf(html), 'model.html is a web page without a model in it, perhaps one that asked to sign in'],
  ['model.gguf', bytesOf(html.replace('<!doctype html>\n', '')), 'model.gguf is a web page without a model in it'],
  ['model.safetensors', bytesOf(pointer), 'model.safetensors is a Git LFS pointer, not the model itself. Run “git lfs pull”'],
  [
    'folder',
    zipSync({ 'model.safetensors': strToU8(pointer), 'config.json': strToU8('{}') }),
    'folder holds a Git LFS pointer in place of model.safetensors.',
  ],
  [
    'prices.csv',
    bytesOf(table),
    'prices.csv looks like a table. It is not a model, but one can be trained on it: under Task, “Your table”.',
  ],
  [
    'notes.txt',
    strToU8('Es war einmal ein König. Он жил.\nUnd dann?'),
    'notes.txt is a text. It is not a model, but one can be trained on it: under Task, “Your text”.',
  ],
  [
    'utf16.txt',
    concatenated([Uint8Array.of(0xff, 0xfe), new Uint8Array(Uint16Array.from('Es war einmal', (letter) => letter.charCodeAt(0)).buffer)]),
    'utf16.txt is a text.',
  ],
  ['config.json', bytesOf('{ "model_type": "bitnet" }'), 'config.json is a text in JSON: at most a part of a model. Drop the whole folder'],
  [
    'pytorch_model.bin',
    zipSync({ 'archive/data.pkl': bytesOf([0x80, 2]), 'archive/data/0': bytesOf(filling) }),
    'pytorch_model.bin is a PyTorch file.',
  ],
  ['old.pt', bytesOf([0x80, 2, 0x8a, 0x0a], filling), 'old.pt is a PyTorch file.'],
  ['model.onnx', bytesOf([8, 8, 0x12, 7], 'pytorch', [0x1a, 3], '2.4', filling), 'model.onnx is an ONNX model'],
  ['weights.npy', bytesOf([0x93], 'NUMPY', [1, 0], filling), 'weights.npy holds NumPy arrays'],
  ['weights.npz', zipSync({ 'a.npy': bytesOf([0x93], 'NUMPY') }), 'weights.npz holds NumPy arrays'],
  ['nothing.safetensors', new Uint8Array(), 'nothing.safetensors is empty: there is nothing in it.'],
  [
    'noise.safetensors',
    bytesOf(Array.from({ length: 400 }, (_, i) => 128 + ((i * 37) % 64))),
    'noise.safetensors cannot be opened: it is damaged',
  ],
  [
    'llama.gguf',
    ggufOf('llama', 12),
    'llama.gguf is a model of the architecture “llama”. This page runs only the architecture “bitnet”: open a BitNet model.',
  ],
  [
    'i2s.gguf',
    ggufOf('bitnet-25', 36),
    'i2s.gguf is a model of bitnet.cpp (I2_S, architecture “bitnet-25”), whose types and layout this page does not read. Open the original model instead',
  ],
  [
    'quants.gguf',
    ggufOf('bitnet', 12),
    'quants.gguf is a BitNet model with weights of the type Q4_K, which this page does not read. It reads F32',
  ],
  ['future.gguf', ggufOf('bitnet', 99), 'future.gguf is a BitNet model with weights of an unknown type, number 99,'],
  [
    'big.gguf',
    bytesOf('GGUF', [0, 0, 0, 3], filling),
    'big.gguf is a GGUF model for computers that store the highest byte first (big endian).',
  ],
  ['v1.gguf', bytesOf('GGUF', u32(1), filling), 'v1.gguf is a GGUF file of 2023'],
  ['bert.safetensors', foreignSafetensors, 'bert.safetensors holds weights that another program saved'],
  ['sharded', zipSync({ 'model-00001-of-00002.safetensors': foreignSafetensors }), 'sharded holds a model in several pieces.'],
  [
    'bert',
    zipSync({ 'model.safetensors': foreignSafetensors, 'config.json': strToU8('{"model_type":"bert"}') }, { level: 0 }),
    'bert holds a model of the type “bert”.',
  ],
  ['weights only', zipSync({ 'model.safetensors': foreignSafetensors }, { level: 0 }), 'weights only lacks config.json'],
];

describe('a file that is no model is named, and it is said what to do', () => {
  it.each(cases)('%s', (name, bytes, sentence) => {
    const said = sentenceOn(bytes, name);
    expect(said).toContain(sentence);
    expect(said).toMatch(/\.$/);
    expect(said).not.toMatch(/at byte|Expected|found|null|undefined/);
  });

  it('is called the file where a script gave no name', () =>
    expect(sentenceOn(bytesOf([0x89], 'PNG', filling))).toMatch(/^The file is a picture\./));

  it('cannot turn the sentence round with its name, nor make it endless', () => {
    const said = sentenceOn(bytesOf([0x89], 'PNG', filling), `\u202egnp.tac${'x'.repeat(5_000)}\n`);
    expect(said).toMatch(/^\\u202egnp\.tac/);
    expect(said.length).toBeLessThan(250);
  });
});

describe.each(formatIds)('%s', (id) => {
  const format = formatOf(id);
  const model = tinyModel({ task: 'tales', hiddenSize: 32, feedForwardSize: 32, mode: 'ternary' }, format.holds);
  const file = format.write(model);
  const name = `model${format.extension}`;

  it('is said to be cut short or damaged, and nothing else, wherever it is cut', () => {
    // Of a page, only the weights are read, which are near its beginning.
    const places = id === 'html' ? [1_500, 4_000] : [0.2, 0.5, 0.9, 0.999].map((share) => Math.floor(share * file.length));
    for (const place of places) {
      expect(sentenceOn(file.subarray(0, place), name), `${place}`).toMatch(
        /^model\S+ (is not complete: its end is missing|is damaged|cannot be opened: it is damaged)/,
      );
    }
  });

  it('is said to be damaged where a weight was changed', () => {
    const damaged = file.slice();
    const at = id === 'html' ? 4_000 : Math.floor(0.7 * file.length);
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    expect(sentenceOn(damaged, name)).toMatch(/^model\S+ (is|cannot be opened: it is) damaged/);
  });
});

it('a header whose length looks like the beginning of a picture is no picture', () => {
  for (const length of [0x4d42, 65_536, 0x0280]) {
    const header = `{${' '.repeat(length - 2)}`;
    expect(sentenceOn(bytesOf(u64(length), header, '?'), 'model.safetensors')).toMatch(/^model\.safetensors cannot be opened/);
  }
});
