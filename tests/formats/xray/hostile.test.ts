/** Damaged and hostile headers: each is read, or refused with a FormatError, in less than a second and with little memory. */
import { readFileSync } from 'node:fs';
import * as words from '#words/formats/verdicts';
import { expect, test } from 'vitest';
import { FormatError } from '../../../src/formats/format-error';
import { structuralFindings } from '../../../src/formats/xray/diagnosis/structure';
import { countMatrix } from '../../../src/formats/xray/numbers/statistics';
import { openModel } from '../../../src/formats/xray/open-model';
import { readSafetensorsHeader } from '../../../src/formats/xray/safetensors/header';
import { bytesSource, type RangedSource } from '../../../src/formats/xray/source';
import { damagedFile, randomFrom } from '../hostile/attack';
import { findingsOf } from './examine';
import { joined } from './model-files';
import { folderModel, ggufModel } from './small-models';
import { processorTime } from '../../processor-time';

/** A hundred thousand with `npm run fuzz`. */
const CASES = Number(process.env['FUZZ_CASES'] ?? 20_000);
const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(`tests/fixtures/xray/${name}`));
const whole = async (source: RangedSource | undefined): Promise<Uint8Array> =>
  (await source?.read(0, source.sizeBytes)) ?? new Uint8Array();

/** What the page does at once with a file: headers, findings, and one tensor. */
async function look(bytes: Uint8Array): Promise<'read' | 'refused'> {
  try {
    const model = await openModel([bytesSource('damaged.gguf', bytes)]);
    const about = model.tensors.map((tensor) => tensor.about);
    structuralFindings(model.facts, about);
    for (const { rows, columns, ...rest } of about.map(({ shape, ...each }) => ({
      rows: shape[0] ?? 1,
      columns: shape.at(-1) ?? 1,
      ...each,
    })))
      if (!(rows > 0 && columns > 0 && rest.sizeBytes >= 0))
        throw new Error(`A tensor of ${rows} rows, ${columns} columns, ${rest.sizeBytes} bytes.`);
    const first = model.tensors.find((tensor) => tensor.about.unread === null);
    const matrix = (await first?.open()) ?? null;
    if (matrix !== null) await countMatrix(matrix, 2 ** 12);
    return 'read';
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    expect(error.message.length).toBeLessThan(2_000);
    return 'refused';
  }
}

test(`${CASES} damaged headers cost less than a second of the processor each`, { timeout: 120_000 + 10 * CASES }, async () => {
  const files = [fixture('types.gguf'), fixture('types.safetensors'), await whole(ggufModel()), await whole(folderModel()[0])];
  const seen = { read: 0, refused: 0 };
  let slowest = 0;
  for (let i = 0; i < CASES; i++) {
    // Files that are cut, and files that are damaged anywhere.
    const number = i % 2 === 0 ? 7 * i : randomFrom + i;
    const bytes = damagedFile({ files }, number);
    const spentMs = processorTime();
    await look(bytes).then(
      (outcome) => (seen[outcome] += 1),
      (error: unknown) => {
        throw new Error(`Case ${number}`, { cause: error });
      },
    );
    slowest = Math.max(slowest, spentMs());
  }
  expect(slowest).toBeLessThan(1_000);
  expect(seen.read).toBeGreaterThan(CASES / 50);
  expect(seen.refused).toBeGreaterThan(CASES / 50);
});

test('damage to the data is examined to the end', { timeout: 120_000 }, async () => {
  const files = [await whole(ggufModel()), fixture('types.gguf')];
  for (let number = 30_000; number < 30_040; number++) {
    const bytes = damagedFile({ files }, number);
    await openModel([bytesSource('damaged.gguf', bytes)]).then(findingsOf, (error: unknown) => expect(error).toBeInstanceOf(FormatError));
  }
});

const u32 = (...values: readonly number[]): Uint8Array => new Uint8Array(Uint32Array.from(values).buffer);
const u64 = (...values: readonly bigint[]): Uint8Array => new Uint8Array(BigUint64Array.from(values).buffer);
const magic = new TextEncoder().encode('GGUF');
const text = (value: string): Uint8Array => joined([u64(BigInt(value.length)), new TextEncoder().encode(value)]);

/** A file that claims a size and answers with zeros behind what was written: as large as one likes, for nothing. */
const sparse = (written: Uint8Array, sizeBytes: number): RangedSource & { largest: number } => {
  const source = {
    name: 'sparse.gguf',
    sizeBytes,
    largest: 0,
    read: async (begin: number, end: number) => {
      source.largest = Math.max(source.largest, end - begin);
      const bytes = new Uint8Array(end - begin);
      bytes.set(written.subarray(begin, end));
      return Promise.resolve(bytes);
    },
  };
  return source;
};

test.each<[string, Uint8Array]>([
  ['nothing but zeros behind a count of tensors', joined([magic, u32(3), u64(100_000n, 0n)])],
  ['a hundred thousand keys without names', joined([magic, u32(3), u64(1n, 100_000n)])],
  ['a list of a billion texts', joined([magic, u32(3), u64(1n, 1n), text('a'), u32(9, 8), u64(1_000_000_000n)])],
  ['a name of a gigabyte', joined([magic, u32(3), u64(1n, 0n), u64(1_000_000_000n)])],
  ['a value of a gigabyte', joined([magic, u32(3), u64(1n, 1n), text('a'), u32(8), u64(1_000_000_000n)])],
  ['a tensor of 2^60 numbers', joined([magic, u32(3), u64(1n, 0n), text('a'), u32(2), u64(2n ** 30n, 2n ** 30n), u32(0), u64(0n)])],
  ['a header of safetensors that is as large as the file', joined([u64(8_000_000_000n), new TextEncoder().encode('{')])],
])('%s in a file of eight gigabytes', async (_, written) => {
  const source = sparse(written, 8 * 2 ** 30);
  const spentMs = processorTime();
  await expect(openModel([source])).rejects.toBeInstanceOf(FormatError);
  expect(spentMs()).toBeLessThan(1_000);
});

const MEGABYTES = 1e6;

/** A header of safetensors of so many bytes, its parts one after the other until it is full. */
function longHeader(megabytes: number, part: (i: number) => string, [begin, between, end] = ['{', ',', '}']): Uint8Array {
  const parts: string[] = [];
  for (let length = 0, i = 0; length < megabytes * MEGABYTES; i++) {
    const next = part(i);
    length += next.length + between.length;
    parts.push(next);
  }
  const json = new TextEncoder().encode(`${begin}${parts.join(between)}${end}`);
  return joined([u64(BigInt(json.length)), json]);
}

const nothing = '"dtype":"U8","shape":[0],"data_offsets":[0,0]';

test.each<[string, number, () => Uint8Array]>([
  ['a hundred thousand tensors', 99_000, () => longHeader(5.65, (i) => `"${i + 100_000}":{${nothing}}`)],
  ['tensors without end', 0, () => longHeader(30, (i) => `"${i}":{${nothing}}`)],
  ['long names', 30_000, () => longHeader(30, (i) => `"${'n'.repeat(900)}${i}":{${nothing}}`)],
  [
    'shapes of many extents',
    30_000,
    () => longHeader(30, (i) => `"${i}":{"dtype":"U8","shape":[0${',1'.repeat(450)}],"data_offsets":[0,0]}`),
  ],
  [
    'lists in lists',
    0,
    () => longHeader(30, (i) => `"${i}":{"dtype":"U8","shape":${'['.repeat(450)}0${']'.repeat(450)},"data_offsets":[0,0]}`),
  ],
  ['blanks', 1, () => longHeader(30, () => ' '.repeat(1e6), [`{"a":{${nothing}}`, '', '}'])],
  ['a text of metadata', 0, () => longHeader(16, () => 'x'.repeat(1e6), ['{"__metadata__":{"a":"', '', '"}}'])],
  ['metadata without an end', 0, () => longHeader(30, (i) => `"${i}":""`, ['{"__metadata__":{', ',', ''])],
])('a header of megabytes is read or refused in a second: %s', { timeout: 120_000 }, async (_, least, make) => {
  const source = bytesSource('large.safetensors', make());
  const began = process.cpuUsage();
  const count = await readSafetensorsHeader(source).then(
    ({ entries }) => entries.length,
    (error: unknown) => {
      if (!(error instanceof FormatError)) throw error;
      return 0;
    },
  );
  const { user, system } = process.cpuUsage(began);
  expect(count).toBeGreaterThanOrEqual(least);
  if (least < 2) expect(count).toBe(least);
  // Of the processor, because other tests run meanwhile; for the same reason it counts up to twice as much as alone.
  expect((user + system) / 1e6).toBeLessThan(2);
});

test('a header that is longer than what is read in a second says so to people', async () => {
  const source = sparse(joined([u64(40_000_000n), new TextEncoder().encode('{')]), 8 * 2 ** 30);
  await expect(readSafetensorsHeader(source)).rejects.toMatchObject({ verdict: words.longHeader });
  const many = bytesSource(
    'many.safetensors',
    longHeader(6, (i) => `"${i + 100_000}":{${nothing}}`),
  );
  await expect(readSafetensorsHeader(many)).rejects.toMatchObject({ verdict: words.longHeader });
});

test.each<[string, string]>([
  ['a name twice', `{"a":{${nothing}},"a":{${nothing}}}`],
  ['a key of a tensor twice', `{"a":{"dtype":"U8",${nothing}}}`],
  ['no comma', `{"a":{${nothing}} "b":{${nothing}}}`],
  ['a comma too many', `{"a":{${nothing}},}`],
  ['a comma alone', '{,}'],
  ['no end', `{"a":{${nothing}}`],
  ['something behind the end', `{"a":{${nothing}}} x`],
  ['a list', '[]'],
  ['blanks before it', ` {"a":{${nothing}}}`],
  ['a name that is no text', `{a:{${nothing}}}`],
  ['a number in the place of a tensor', '{"a":1}'],
  ['no colon', `{"a"{${nothing}}}`],
  ['an escape that is none', `{"\\x":{${nothing}}}`],
])('a header with %s is refused', async (_, json) => {
  const bytes = new TextEncoder().encode(json);
  await expect(readSafetensorsHeader(bytesSource('wrong.safetensors', joined([u64(BigInt(bytes.length)), bytes])))).rejects.toBeInstanceOf(
    FormatError,
  );
});

test('a header is the same however it is cut into pieces', async () => {
  // Names, escapes, umlauts and blanks at every place of a piece of a mebibyte.
  const entry = (i: number): string => `"b\\u00e4\\"ü{}:,${i}" :\t{ ${nothing} }`;
  const written = longHeader(2.5, entry, ['{"__metadata__":{"format":"p\\"t,:{"} , ', '\n,', ' }  ']);
  const { metadata, entries } = await readSafetensorsHeader(bytesSource('cut.safetensors', written));
  expect([...metadata]).toEqual([['format', 'p"t,:{']]);
  expect(entries.map(({ name }) => name)).toEqual(entries.map((_, i) => `bä"ü{}:,${i}`));
  expect(entries.length).toBeGreaterThan(25_000);
});

test('a list of two billion numbers is read in pieces', async () => {
  const written = joined([magic, u32(3), u64(1n, 0n), text('a.weight'), u32(1), u64(2n ** 31n), u32(1), u64(0n)]);
  const source = sparse(written, 2 ** 32 + 128);
  const { tensors } = await openModel([source]);
  const matrix = await tensors[0]?.open();
  if (matrix === null || matrix === undefined) throw new Error('It is not read.');
  const { rowsRead, zeroShare } = await countMatrix(matrix, 2 ** 18);
  expect(rowsRead * matrix.columns).toBeLessThan(2 ** 22);
  expect(zeroShare).toBe(1);
  expect(source.largest).toBeLessThan(2 ** 23);
});
