import { describe, expect, test } from 'vitest';
import { numberIn } from '../../../src/catalog/data/table/number-format';
import { DataError } from '../../../src/catalog/data/data-error';
import { readCard } from '../../../src/catalog/data/read-card';
import { readTable } from '../../../src/catalog/data/read-table';
import { RefusedTable } from '../../../src/catalog/data/table/refused-table';
import { tableWish } from '../../../src/catalog/data/table/table-wish';
import { exampleTable } from '../example-data';

const rows = Array.from({ length: 60 }, (_, i) => ({ t: i, wave: Math.round(1000 * Math.sin(i)) / 1000 }));
const csv = (separator = ',', point = '.', end = '\n'): string =>
  ['t', 'wave', ...rows.map(({ t, wave }) => `${t}${separator}${String(wave).replace('.', point)}`)]
    .join(end)
    .replace(`t${end}wave`, `t${separator}wave`);

const next = (source: string | Uint8Array): ReturnType<typeof readTable> => readTable(source, { label: null });

describe('the same table, however it is written', () => {
  const { digest } = next(csv()).data.card;
  test.each([
    ['semicolons', csv(';')],
    ['tabs', csv('\t')],
    ['semicolons and decimal commas', csv(';', ',')],
    ['line ends of Windows', csv(',', '.', '\r\n')],
    ['a byte order mark', new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(csv())])],
    ['quotes around everything', csv().replaceAll(/[^,\n]+/g, '"$&"')],
    ['empty lines and blanks', `\n${csv(' , ')}\n\n`],
    ['another column, of names', csv().replace('wave', 'wave,place').replaceAll(/(\d)$/gm, '$1,"Aix, ""les"" Bains"')],
  ])('%s', (_, source) => {
    const { data } = next(source);
    expect(data.card.columns.map(({ name }) => name)).toEqual(['t', 'wave']);
    expect(data.values).toEqual(next(csv()).data.values);
    if (data.card.columns.length === 2 && !String(source).includes('Bains')) expect(data.card.digest).toBe(digest);
  });

  test('without a header its columns are numbered', () => {
    expect(next(csv().replace('t,wave\n', '')).data.card.columns.map(({ name }) => name)).toEqual(['column 1', 'column 2']);
  });
});

describe('numbers', () => {
  test.each([
    ['3.5', false, 3.5],
    ['-3e2', false, -300],
    ['+.5', false, 0.5],
    ['1,234.5', false, 1234.5],
    ['1,5', false, null],
    ['1.234,5', true, 1234.5],
    ['3,5', true, 3.5],
    ['', false, null],
    ['NaN', false, null],
    ['Infinity', false, null],
    ['0x10', false, null],
    ['12 km', false, null],
  ])('%j with decimal comma %j is %j', (cell, comma, value) => {
    expect(numberIn(cell, comma)).toBe(value);
  });
});

describe('next row', () => {
  test('is normalised on the rows trained on, and on nothing else', () => {
    const { card, values } = next(csv()).data;
    const { trainRows, heldOutRows, columns } = card;
    expect([trainRows, heldOutRows]).toEqual([40, 20]);
    expect(columns[0]?.mean).toBeCloseTo(19.5, 10);
    expect(columns[0]?.deviation).toBeCloseTo(Math.sqrt((40 ** 2 - 1) / 12), 10);
    // The last row lies far outside what was trained on.
    expect(values.at(-2)).toBeCloseTo((59 - 19.5) / Math.sqrt((40 ** 2 - 1) / 12), 5);
    expect(next(csv().replace('59,0.637', '59,99')).data.card.columns).toEqual(columns);
  });

  test('copying the last row is measured on the held-out rows', () => {
    const { card, values } = next(csv()).data;
    let sum = 0;
    for (let row = card.trainRows + 1; row < 60; row++)
      for (const column of [0, 1]) sum += ((values[2 * row + column] ?? 0) - (values[2 * row - 2 + column] ?? 0)) ** 2;
    expect(card.baseline.loss).toBeCloseTo(sum / (19 * 2), 8);
  });
});

describe('a label column', () => {
  // Sorted by its labels, as such tables are: the tail would be one class.
  const flowers = [
    'length,width,kind',
    ...Array.from(
      { length: 150 },
      (_, i) =>
        `${(4 + (i % 50) / 40 + Math.floor(i / 50)).toFixed(2)},${(i % 7) / 3},${['setosa', 'versicolor', 'virginica'][Math.floor(i / 50)] ?? ''}`,
    ),
  ].join('\n');

  test('gives the classes, and holds out rows of each', () => {
    const { card, labels } = readTable(flowers, { label: 'kind' }).data;
    expect(card.labels).toEqual(['setosa', 'versicolor', 'virginica']);
    expect(card.columns.map(({ name }) => name)).toEqual(['length', 'width']);
    expect(new Set(labels?.subarray(card.trainRows)).size).toBe(3);
    expect(card.heldOutRows).toBeGreaterThan(15);
  });

  test('a fifth of each class is held out, however rare it is', () => {
    // By hand: a fifth of 90 is 18, of 45 is 9, of 5 is 1.
    const rare = Array.from({ length: 140 }, (_, i) => `${i},${i * i},${i < 90 ? 'common' : i < 135 ? 'seldom' : 'rare'}`);
    const { card, labels } = readTable(['x,y,kind', ...rare].join('\n'), { label: 'kind' }).data;
    const held = [...(labels?.subarray(card.trainRows) ?? [])].map((label) => card.labels?.[label]);
    expect(['common', 'seldom', 'rare'].map((name) => held.filter((label) => label === name).length)).toEqual([18, 9, 1]);
    // The likeliest class is right about 18 of 28.
    expect(card.baseline.score).toBeCloseTo(18 / 28, 10);
  });

  test('a row that occurs twice is on one side only', () => {
    const { card, values } = readTable(`${flowers}\n${flowers.split('\n').slice(1).join('\n')}`, { label: 'kind' }).data;
    const row = (place: number): string => values.subarray(2 * place, 2 * place + 2).join();
    const train = new Set(Array.from({ length: card.trainRows }, (_, i) => row(i)));
    expect(Array.from({ length: card.heldOutRows }, (_, i) => row(card.trainRows + i)).filter((held) => train.has(held))).toEqual([]);
  });

  test.each([
    ['colour', /no column “colour”.*length, width, kind/],
    ['length', /different values; up to 32/],
  ])('%s is refused', (label, message) => {
    expect(() =>
      readTable(
        flowers.replaceAll(/^(\d)/gm, (_, digit: string, at: number) => `${digit}${at}`),
        { label },
      ),
    ).toThrow(message);
  });
});

describe('what cannot be used is refused by row and column', () => {
  const spoil = (line: number, with_: string): string =>
    csv()
      .split('\n')
      .with(line - 1, with_)
      .join('\n');
  test.each([
    [spoil(7, '5,12 x'), /line 7, column “wave”: “12 x”/],
    [
      spoil(7, '5,'.padEnd(4, 'x')).replace('\n30,', '\n??,'),
      /2 cells are not numbers: line 7, column “wave”.*line 32, column “t”: “\?\?”/,
    ],
    [spoil(5, '3,1,4'), /Line 5 has 3 cells, the first line 2/],
    [csv().split('\n').slice(0, 30).join('\n'), /29 rows of data.*at least 40/],
    [spoil(3, '1,"never closed'), /line 3 is never closed/],
    ['', /empty/],
    [Array.from({ length: 60 }, (_, i) => `a${i},b`).join('\n'), /No column of numbers/],
    [Array.from({ length: 60 }, () => '1,2').join('\n'), /same number in every row/],
  ])('%#', (source, message) => {
    expect(() => next(source)).toThrow(DataError);
    expect(() => next(source)).toThrow(message);
  });
});

test('cells that were split at the wrong sign are split at the one that a person says', () => {
  const rows = Array.from({ length: 60 }, (_, i) => `${i};${(i * 0.5).toFixed(1).replace('.', ',')}${i % 2 === 0 ? ';x' : ''}`);
  const text = `t,a;b,c\n${rows.join('\n')}`;
  let refused: unknown = null;
  try {
    readTable(text, { separator: ';' });
  } catch (error) {
    refused = error;
  }
  // What is refused says where its cells end, so that the page can offer another sign.
  expect(refused).toBeInstanceOf(RefusedTable);
  expect(refused).toMatchObject({ reading: { separator: ';', wish: { separator: ';' } } });
  const bars = csv().replaceAll(',', '|');
  expect(readTable(bars, { separator: '|' }).report.table?.separator).toBe('|');
  expect(readTable(bars, {}).data.card.digest).toBe(readTable(bars, { separator: '|' }).data.card.digest);
  expect(() => tableWish({ separator: '/' as never })).toThrow('“separator” is a comma');
});

test.each(['n/a', '', '?', '-', '–', '.', 'NA', 'NaN', 'null'])('%j is a gap: the value before it is held, with a word', (mark) => {
  const { data, report } = next(csv().split('\n').with(6, `5,${mark}`).join('\n'));
  expect(data.values[11]).toBe(data.values[9]);
  expect(report.notes.join()).toContain('1 of 60 rows has no wave; the value before it was used instead.');
});

test('a column that never changes is left out, with a word', () => {
  const { data, report } = next(csv().replaceAll(/$/gm, ',7').replace('wave,7', 'wave,seven'));
  expect(data.card.columns.map(({ name }) => name)).toEqual(['t', 'wave']);
  expect(report.notes.join()).toContain('never change: seven');
});

test('a card outlives JSON, and is refused when it is tampered with', () => {
  const { card } = next(exampleTable).data;
  expect(readCard(JSON.parse(JSON.stringify(card)))).toEqual(card);
  for (const wrong of [
    { ...card, columns: [] },
    { ...card, columns: card.columns.map((column) => ({ ...column, deviation: 0 })) },
    { ...card, labels: ['one'] },
  ])
    expect(readCard(wrong)).toBeNull();
});

test('a hundred thousand rows become plain arrays', () => {
  const { data } = next(
    `a,b,c\n${Array.from({ length: 100_000 }, (_, i) => `${i % 97},${(i * 7) % 31},${Math.sin(i).toFixed(4)}`).join('\n')}`,
  );
  expect(data.values).toHaveLength(300_000);
});
