/** More tables of the kinds that people have, made by rule: what surrounds the rows, and what a column is. */
import { describe, expect, test } from 'vitest';
import { readTable } from '../../../src/catalog/data/read-table';

const rows = (row: (i: number) => string, count = 50): string => Array.from({ length: count }, (_, i) => `${row(i)}\n`).join('');
const read = (
  text: string,
): { readonly columns: readonly string[]; readonly notes: string; readonly first: string | undefined; readonly warnings: string } => {
  const { data, report } = readTable(text, {});
  return {
    columns: data.card.columns.map(({ name }) => name),
    notes: report.notes.join('\n'),
    first: report.preview[1],
    warnings: report.warnings.join('\n'),
  };
};

describe('what stands around the rows', () => {
  test('titles above, a sum and a source below', () => {
    const { columns, notes } = read(`Report\nSource: office\n\nday,a,b\n${rows((i) => `${i},${i % 5}.5,${i % 3}.25`)}Total,,\nSource: x\n`);
    expect(columns).toEqual(['day', 'a', 'b']);
    for (const sentence of [
      'Line 1 (“Report”) stands above',
      'Line 2 (“Source: office”) stands above',
      'Line 55 (“Total”) stands below',
      'Line 56 (“Source: x”) stands below',
    ])
      expect(notes).toContain(sentence);
  });

  test('names and units in comments, blanks between cells', () => {
    const { columns, notes, first } = read(
      `#STN  TIME  TEMP\n#-  hr  C\n${rows((i) => `${String(i).padStart(5)}   ${i % 24}   ${i % 7}.5`)}`,
    );
    expect(columns).toEqual(['STN', 'TIME', 'TEMP']);
    expect(notes).toContain('Line 2 is a comment and was left out.');
    expect(first).toBe('0, 0, 0.5');
  });

  test('a row of units', () => {
    const { columns, notes } = read(`t,U\n[s],[V]\n${rows((i) => `${i},${i % 5}.5`)}`);
    expect(columns).toEqual(['t', 'U']);
    expect(notes).toContain('Line 2 was taken as units ([s], [V]) and left out.');
  });

  test.each([
    ['blanks before quotes', `id, name, v\n${rows((i) => `${i}, "Smith, A", ${i % 7}`)}`, ['id', 'v']],
    ['quotes behind backslashes', `id,name,v\n${rows((i) => `${i},"a \\"b\\", c",${i % 7}`)}`, ['id', 'v']],
    ['separators at the ends of rows', `a;b\n${rows((i) => `${i};${i % 7};`)}`, ['a', 'b']],
    ['one column with a decimal comma', `speed\n${rows((i) => `${i % 7},${i % 10}`)}`, ['speed']],
    ['no header', rows((i) => `${i % 7}.1,${i % 10},${'ab'[i % 2] ?? ''}`), ['column 1', 'column 2']],
    ['names as pandas writes them', `0,1,label\n${rows((i) => `${i % 7}.1,${i % 10}.2,${'ab'[i % 2] ?? ''}`)}`, ['0', '1']],
  ])('%s', (_, text, columns) => {
    expect(read(text).columns).toEqual(columns);
  });
});

describe('what a column is', () => {
  test.each([
    ['numbers of an address', (i: number) => `192.168.${i}.${i % 9}`],
    ['versions', (i: number) => `1.${i % 4}.${i % 3}`],
    ['times of day with points', (i: number) => `${String(i % 24).padStart(2, '0')}.${String(i % 60).padStart(2, '0')}.00`],
    ['days and months', (i: number) => `${String((i % 28) + 1).padStart(2, '0')}.0${Math.floor(i / 28) + 1}`],
    ['dates without marks', (i: number) => `2024010${(i % 9) + 1}`],
    ['dates in words', (i: number) => `Mon ${(i % 28) + 1} Jan 2024`],
    ['months of years', (i: number) => `${1949 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`],
  ])('%s are no numbers', (_, cell) => {
    const { columns, notes } = read(`what;v\n${rows((i) => `${cell(i)};${i % 7},5`)}`);
    expect(columns).toEqual(['v']);
    expect(notes).toContain('Not used, because they hold no numbers: what.');
  });

  test.each([
    ['thousands by narrow blanks, euros behind', (i: number) => `${12 + i}\u202f345,50 €`, 12345.5],
    ['thousands by apostrophes', (i: number) => `${1 + i}'234'000.00`, 1234000],
    ['percent', (i: number) => `${1.5 + i}%`.replace('.', ','), 1.5],
    ['minus signs of typesetters', (i: number) => `\u2212${i + 1},50`, -1.5],
    ['negative numbers in parentheses', (i: number) => `(${i + 1},50)`, -1.5],
    ['postal codes with zeros in front', (i: number) => String(1067 + i).padStart(5, '0'), 1067],
    ['years', (i: number) => String(1970 + i), 1970],
  ])('%s are', (_, cell, value) => {
    const { columns, first } = read(`what;v\n${rows((i) => `${cell(i)};${i % 7}`)}`);
    expect(columns).toEqual(['what', 'v']);
    expect(Number(first?.split(',')[0])).toBeCloseTo(value, 1);
  });

  test('−999 far from all others marks a gap, and is said to', () => {
    const { notes } = read(`t,h\n${rows((i) => `${i},${i % 9 === 4 ? -999 : 10 + (i % 5)}`)}`);
    expect(notes).toContain('In “h”, -999 lies far from all other numbers: it was taken as a mark for missing values.');
    expect(notes).toContain('6 of 50 rows have no h; the value before it was used instead.');
  });

  test('dates with the month first tell the order as well', () => {
    const { warnings } = read(
      `Date,Close\n${rows((i) => `${1 + Math.floor((50 - i) / 28)}/${1 + ((50 - i) % 28)}/2024,${100 + (i % 7)}.25`)}`,
    );
    expect(warnings).toContain('The rows run from new to old (“Date”)');
  });
});
