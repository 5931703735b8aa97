import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FormatError } from '../../../src/formats/format-error';
import { readSafetensors, writeSafetensors, type StoredTensor } from '../../../src/formats/safetensors/safetensors';
import { elementBytes } from '../../../src/formats/safetensors/dtypes';
import { acceptOrRefuse, refusal } from '../refusal';
import { processorTime } from '../../processor-time';

/** A container around any header, right or wrong, and as many zero bytes of data. */
function container(header: unknown, dataLength = 0, claimedLength?: bigint): Uint8Array {
  const json =
    header instanceof Uint8Array ? header : new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const file = new Uint8Array(8 + json.length + dataLength);
  new DataView(file.buffer).setBigUint64(0, claimedLength ?? BigInt(json.length), true);
  file.set(json, 8);
  return file;
}

const tensor = (begin: number, end: number, more: object = {}): object => ({
  dtype: 'U8',
  shape: [end - begin],
  data_offsets: [begin, end],
  ...more,
});

const someTensors: readonly StoredTensor[] = [
  { name: 'codes', dtype: 'U8', shape: [3], bytes: Uint8Array.of(1, 2, 3) },
  { name: 'gain', dtype: 'F32', shape: [1, 2], bytes: Uint8Array.of(0, 0, 128, 63, 0, 0, 0, 192) },
  { name: 'none', dtype: 'F32', shape: [0, 7], bytes: new Uint8Array(0) },
];

describe('writing', () => {
  it('draws the layout of the reference', () => {
    const file = writeSafetensors({ metadata: new Map([['note', 'one']]), tensors: someTensors.slice(0, 1) });
    const json = '{"__metadata__":{"note":"one"},"codes":{"dtype":"U8","shape":[3],"data_offsets":[0,3]}}';
    expect(json.length % 8).not.toBe(0);
    const padded = json.padEnd(Math.ceil(json.length / 8) * 8);
    expect(file).toEqual(Uint8Array.of(padded.length, 0, 0, 0, 0, 0, 0, 0, ...new TextEncoder().encode(padded), 1, 2, 3));
  });

  it('comes back: metadata, names, shapes and bytes, whatever they are', () => {
    const stored = fc.record({
      dtype: fc.constantFrom(...Object.keys(elementBytes).map((dtype) => dtype as keyof typeof elementBytes)),
      shape: fc.array(fc.nat(4), { maxLength: 3 }),
      seed: fc.nat(255),
    });
    const names = fc.uniqueArray(
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('__proto__', 'constructor', '<img src=x>', '"', '\\', '\0', '7')),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(
        names,
        fc.array(stored, { minLength: 6, maxLength: 6 }),
        fc.dictionary(fc.string(), fc.string()),
        (chosen, kinds, texts) => {
          const tensors = chosen.flatMap((name, i): StoredTensor[] => {
            const kind = kinds[i];
            if (kind === undefined || name === '__metadata__') return [];
            const sizeBytes = kind.shape.reduce((product, extent) => product * extent, elementBytes[kind.dtype]);
            return [
              {
                name,
                dtype: kind.dtype,
                shape: kind.shape,
                bytes: Uint8Array.from({ length: sizeBytes }, (_, byte) => (byte + kind.seed) % 256),
              },
            ];
          });
          const metadata = new Map(Object.entries(texts));
          const read = readSafetensors(writeSafetensors({ metadata, tensors }));
          expect(read.metadata).toEqual(metadata);
          const byName = (list: readonly StoredTensor[]): StoredTensor[] =>
            list.map(({ name, dtype, shape, bytes }) => ({ name, dtype, shape, bytes })).toSorted((a, b) => (a.name < b.name ? -1 : 1));
          expect(byName(read.tensors)).toEqual(byName(tensors));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('says where each tensor lies in the file', () => {
    const file = writeSafetensors({ metadata: new Map(), tensors: someTensors });
    for (const { bytes, byteOffset } of readSafetensors(file).tensors)
      expect(file.subarray(byteOffset, byteOffset + bytes.length)).toEqual(bytes);
  });

  it.each([
    ['a name twice', [...someTensors, ...someTensors]],
    ['the name of the metadata', [{ ...someTensors[0]!, name: '__metadata__' }]],
    ['fewer bytes than the shape needs', [{ ...someTensors[0]!, shape: [4] }]],
  ])('refuses %s as a mistake of the caller', (_, tensors) => {
    expect(() => writeSafetensors({ metadata: new Map(), tensors })).toThrow(RangeError);
  });
});

describe('reading', () => {
  it('accepts an empty container, and blanks after the header', () => {
    expect(readSafetensors(container('{}'))).toEqual({ metadata: new Map(), tensors: [] });
    expect(readSafetensors(container('{"a":{"dtype":"U8","shape":[],"data_offsets":[0,1]}}   ', 1)).tensors).toMatchObject([
      { name: 'a', shape: [] },
    ]);
  });

  it('accepts tensors in any order of names, and empty ones between others', () => {
    const file = container({ b: tensor(3, 5), empty: tensor(3, 3), a: tensor(0, 3) }, 5);
    expect(readSafetensors(file).tensors.map(({ name }) => name)).toEqual(['a', 'empty', 'b']);
  });

  const anywhere = null;
  const cases: readonly (readonly [string, Uint8Array, RegExp, number | null])[] = [
    ['no bytes', new Uint8Array(0), /an empty file/, 0],
    ['seven bytes', new Uint8Array(7), /only 7 bytes/, 0],
    ['a header length of 0', container('{}', 0, 0n), /from 2 to 100000000, found 0/, 0],
    ['a header length of 1', container('{}', 0, 1n), /found 1/, 0],
    ['a header longer than the file', container('{}', 0, 3n), /a header of 3 bytes, found 2 bytes/, 0],
    ['a header of 100,000,001 bytes', container('{}', 0, 100_000_001n), /100000001/, 0],
    ['a header length of 2⁶³', container('{}', 0, 2n ** 63n), /9223372036854775808/, 0],
    ['a header length of 2⁶³ + 2', container('{}', 0, 2n ** 63n + 2n), /9223372036854775810/, 0],
    ['a header length of 2⁶⁴ − 1', container('{}', 0, 2n ** 64n - 1n), /18446744073709551615/, 0],
    ['a header length of 2³² + 2', container('{}', 0, 2n ** 32n + 2n), /4294967298/, 0],
    ['bytes that are not UTF-8', container(Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x7d)), /UTF-8/, 8],
    ['a byte order mark', container('\uFEFF{}'), /opening brace/, 8],
    ['blanks before the brace', container('  {}'), /opening brace/, 8],
    ['a JSON list', container('[]'), /opening brace/, 8],
    ['broken JSON', container('{"a":}'), /not JSON/, 8],
    ['two JSON values', container('{}{}'), /not JSON/, 8],
    ['zero bytes as filling', container('{}\0\0'), /not JSON/, 8],
    [
      'a name twice',
      container('{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}', 1),
      /every name once, found "a" twice/,
      8 + 53,
    ],
    [
      'a name twice, once escaped',
      container('{"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]},"\\u0061":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}}'),
      /"a" twice/,
      8 + 53,
    ],
    ['a dtype twice', container('{"é":{"dtype":"U8","dtype":"F32","shape":[0],"data_offsets":[0,0]}}'), /"dtype" twice/, 8 + 20],
    ['metadata twice', container('{"__metadata__":{},"__metadata__":{}}'), /"__metadata__" twice/, anywhere],
    ['metadata that are a list', container({ __metadata__: [] }), /an object of texts/, 9],
    ['metadata with a number', container({ __metadata__: { step: 3 } }), /a text as __metadata__ "step", found 3/, 9],
    ['a tensor that is null', container({ a: null }), /of tensor "a", found null/, 9],
    ['a tensor that is a list', container({ a: [] }), /of tensor "a"/, 9],
    ['a tensor without dtype', container({ a: { shape: [0], data_offsets: [0, 0] } }), /"data_offsets, shape"/, 9],
    ['a tensor with an unknown key', container({ a: tensor(0, 0, { stride: [1] }) }), /stride/, 9],
    ['an unknown dtype', container({ a: tensor(0, 1, { dtype: 'F12' }) }, 1), /a dtype of tensor "a" out of .*U8.*, found "F12"/, 9],
    ['a dtype that objects have by nature', container({ a: tensor(0, 1, { dtype: 'toString' }) }, 1), /found "toString"/, 9],
    ['a dtype that is a list', container({ a: tensor(0, 1, { dtype: ['U8'] }) }, 1), /a dtype/, 9],
    ['a negative extent', container({ a: tensor(0, 1, { shape: [-1] }) }, 1), /a shape .* found \[-1\]/, 9],
    ['a broken extent', container({ a: tensor(0, 1, { shape: [0.5] }) }, 1), /found \[0.5\]/, 9],
    ['an extent of 2⁵³', container({ a: tensor(0, 1, { shape: [2 ** 53] }) }, 1), /9007199254740992/, 9],
    ['an extent in quotes', container({ a: tensor(0, 1, { shape: ['1'] }) }, 1), /a shape/, 9],
    ['a shape that is a number', container({ a: tensor(0, 1, { shape: 1 }) }, 1), /found 1/, 9],
    [
      'a shape whose product is beyond counting',
      container({ a: tensor(0, 1, { shape: Array.from({ length: 40 }, () => 2 ** 52) }) }, 1),
      /Infinity bytes|e\+\d+ bytes/,
      9,
    ],
    ['one offset', container({ a: tensor(0, 1, { data_offsets: [0] }) }, 1), /two data_offsets/, 9],
    ['three offsets', container({ a: tensor(0, 1, { data_offsets: [0, 1, 1] }) }, 1), /two data_offsets/, 9],
    ['a negative offset', container({ a: tensor(0, 1, { data_offsets: [-1, 0] }) }, 1), /\[-1, 0\]/, 9],
    ['offsets the wrong way round', container({ a: tensor(0, 1, { data_offsets: [1, 0] }) }, 1), /from 1 to 0/, 9],
    [
      'fewer bytes than the shape needs',
      container({ a: tensor(0, 3, { shape: [1], dtype: 'F32' }) }, 3),
      /4 bytes of tensor "a" \(F32, shape \[1\]\), found data_offsets from 0 to 3/,
      9,
    ],
    ['data beyond the end', container({ a: tensor(0, 9) }, 8), /up to 9, found 8 bytes/, anywhere],
    ['a hole at the start', container({ a: tensor(1, 2) }, 2), /begin at 0.*a hole/, anywhere],
    ['a hole between', container({ a: tensor(0, 1), b: tensor(2, 3) }, 3), /"b" to begin at 1.*a hole/, anywhere],
    ['an overlap', container({ a: tensor(0, 2), b: tensor(1, 3) }, 3), /"b" to begin at 2.*an overlap/, anywhere],
    ['two tensors on the same bytes', container({ a: tensor(0, 2), b: tensor(0, 2) }, 2), /an overlap/, anywhere],
    ['bytes after the last tensor', container({ a: tensor(0, 2) }, 3), /2 bytes of data, found 3: 1 bytes belong to no tensor/, anywhere],
    ['bytes without any tensor', container({}, 1), /0 bytes of data, found 1/, 10],
  ];
  it.each(cases)('refuses %s', (_, bytes, message, byteOffset) => {
    const error = refusal(() => readSafetensors(bytes));
    expect(error.message).toMatch(message);
    if (byteOffset !== anywhere) expect(error.byteOffset).toBe(byteOffset);
    if (error.byteOffset !== null) expect(error.byteOffset).toBeLessThanOrEqual(bytes.length);
  });

  it.each([
    ['a GGUF model', [0x47, 0x47, 0x55, 0x46, 3, 0, 0, 0, 1, 0, 0, 0]],
    ['a zip archive', [0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0]],
    ['a PNG image', [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]],
    ['a JPEG image', [0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70]],
    ['a PDF document', [...new TextEncoder().encode('%PDF-1.7\n%âã')]],
    ['a gzip archive', [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]],
    ['an HDF5 file', [0x89, 0x48, 0x44, 0x46, 13, 10, 26, 10, 0, 0]],
    ['a JSON text', [...new TextEncoder().encode('{"mode": "ternary"}')]],
    ['a JSON text', [...new TextEncoder().encode('[1]')]],
    ['a text', [...new TextEncoder().encode('step,loss\n1,2.3\n')]],
  ])('recognises %s', (name, start) => {
    expect(refusal(() => readSafetensors(Uint8Array.from(start))).found).toContain(name);
  });

  it('is not brought down by depth or length', () => {
    const spentMs = processorTime();
    const deep = 200_000;
    refusal(() => readSafetensors(container(`{"a":${'['.repeat(deep)}${']'.repeat(deep)}}`)));
    refusal(() => readSafetensors(container(`{"a":{"dtype":"U8","data_offsets":[0,0],"shape":${'['.repeat(deep)}${']'.repeat(deep)}}}`)));
    refusal(() => readSafetensors(container(`{"a":${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}}`)));
    refusal(() => readSafetensors(container({ ['x'.repeat(1_000_000)]: 1 })));
    refusal(() => readSafetensors(container(`{"a":"${'\\"'.repeat(500_000)}"}`)));
    refusal(() => readSafetensors(container({ a: tensor(0, 1, { shape: Array.from({ length: 200_000 }, () => 2) }) }, 1)));
    // A quadratic reader would take minutes.
    expect(spentMs()).toBeLessThan(10_000);
  });
});

describe('thousands of damaged files', { timeout: 30_000 }, () => {
  const file = writeSafetensors({ metadata: new Map([['note', 'é']]), tensors: someTensors });

  it('cut at every byte', () => {
    for (let length = 0; length < file.length; length++) refusal(() => readSafetensors(file.subarray(0, length)));
  });

  it('with every bit of length and header flipped: refused, or read as what it then says', () => {
    const dataStart = file.length - 11;
    for (let bit = 0; bit < 8 * dataStart; bit++) {
      const flipped = file.with(bit >> 3, (file[bit >> 3] ?? 0) ^ (1 << (bit & 7)));
      const read = acceptOrRefuse(() => readSafetensors(flipped));
      if (read === null) continue;
      for (const { dtype, shape, bytes } of read.tensors)
        expect(bytes.length).toBe(shape.reduce((product, extent) => product * extent, elementBytes[dtype]));
      expect(read.tensors.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBe(11);
    }
  });

  it('with headers made of almost right parts', () => {
    const size = fc.constantFrom(0, 1, 2, 4, 8, -1, 0.5, 2 ** 31, 2 ** 53, 1e300, null, '4');
    const entry = fc.record(
      {
        dtype: fc.constantFrom('U8', 'F32', 'f32', '', 7),
        shape: fc.array(size, { maxLength: 3 }),
        data_offsets: fc.array(size, { minLength: 1, maxLength: 3 }),
      },
      { requiredKeys: ['dtype', 'shape', 'data_offsets'] },
    );
    const name = fc.constantFrom('a', 'b', '__metadata__', '__proto__', '<script>', '');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(name, fc.oneof({ weight: 9, arbitrary: entry }, fc.jsonValue())), { maxLength: 3 }),
        fc.nat(12),
        (entries, dataLength) => {
          const text = `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',')}}`;
          const read = acceptOrRefuse(() => readSafetensors(container(text, dataLength)));
          if (read !== null) expect(read.tensors.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBe(dataLength);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('names of objects’ own machinery stay names', () => {
    const read = readSafetensors(
      container('{"__proto__":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"__metadata__":{"__proto__":"x"}}', 1),
    );
    expect(read.tensors.map(({ name }) => name)).toEqual(['__proto__']);
    expect(read.metadata.get('__proto__')).toBe('x');
    expect(Object.hasOwn(Object.prototype, 'dtype')).toBe(false);
  });

  it('are all FormatErrors that say what, where and what instead', () => {
    const error = new FormatError('a', 'b', 3);
    expect(error.message).toBe('Expected a, found b (at byte 3).');
  });
});
