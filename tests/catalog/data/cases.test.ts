/** Tables as people have them (`tests/fixtures/cases/`): each gives what its line in the README says. */
import { describe, expect, test } from 'vitest';
import { dataOfFlags } from '../../../tools/experiment/data-flag';
import { FlagError } from '../../../tools/experiment/flag-error';
import { readTable } from '../../../src/catalog/data/read-table';

import { caseBytes, tableCases } from './table-cases';

type Read = ReturnType<typeof readTable>;
const bytes = caseBytes;
const read = (name: string, label: string | null = null): Read => readTable(bytes(name), { label });
const columns = ({ data }: Read): readonly string[] => data.card.columns.map(({ name }) => name);
/** A column in the units of the file, trained rows first. */
function numbers({ data: { card, values } }: Read, name: string): readonly number[] {
  const at = card.columns.findIndex((column) => column.name === name);
  const { mean, deviation } = card.columns[at] ?? { mean: Number.NaN, deviation: Number.NaN };
  return Array.from(
    { length: values.length / card.columns.length },
    (_, row) => (values[row * card.columns.length + at] ?? 0) * deviation + mean,
  );
}
const first = (from: Read, name: string, count: number): readonly number[] =>
  numbers(from, name)
    .slice(0, count)
    .map((value) => Number(value.toPrecision(5)));
const said = ({ report }: Read): string => [...report.notes, ...report.warnings].join('\n');

describe('number formats', () => {
  test('01: dates with points are no numbers in a file with decimal commas', () => {
    const table = read('01-german-dates.csv');
    expect(columns(table)).toEqual(['Leistung', 'Temperatur']);
    expect(said(table)).toContain('Not used, because they hold no numbers: Datum.');
    expect(first(table, 'Leistung', 3)).toEqual([900, 959.6, 1016.8]);
  });

  test('02: 1,016 beside 959 is a thousand, and the pair is shown', () => {
    const table = read('02-pasted-thousands.tsv');
    expect(first(table, 'visitors', 4)).toEqual([900, 959, 1016, 1069]);
    expect(first(table, 'views', 2)).toEqual([4500, 4479]);
    expect(said(table)).toContain('1,016 was read as 1016.0');
    expect(said(table)).not.toContain('decimal comma');
  });

  test('02b: 0,900 proves a decimal comma', () => {
    const table = read('02b-quoted-decimal-comma-3-digits.csv');
    expect(first(table, 'Strom', 3)).toEqual([0.9, 0.96, 1.017]);
    expect(first(table, 'Spannung', 1)).toEqual([4.5]);
    expect(said(table)).toContain('decimal comma');
  });

  test('06: decimal commas may be quoted in a comma file', () => {
    expect(first(read('06-quoted-decimal-comma.csv'), 'Temperatur', 2)).toEqual([9, 9.6]);
  });

  test('07: points for thousands and a decimal comma', () => {
    expect(first(read('07-german-thousands-and-decimals.csv'), 'Netzlast', 2)).toEqual([10000, 10596]);
    expect(columns(read('07-german-thousands-and-decimals.csv'))).toEqual(['Netzlast', 'Solar']);
  });

  test('07b: two groups of three are proof of thousands', () => {
    const table = read('07b-thousands-and-millions.tsv');
    expect(first(table, 'visitors', 3)).toEqual([900_000, 959_000, 1_016_000]);
    expect(said(table)).not.toContain('was read as');
  });
});

describe('gaps', () => {
  test('03: rows without a mass are left out of classes, and held in a series', () => {
    const classes = read('03-missing-cells.csv', 'species');
    expect(said(classes)).toContain('4 of 44 rows have no mass; they are left out.');
    expect(classes.data.card.trainRows + classes.data.card.heldOutRows).toBe(40);
    const series = read('03-missing-cells.csv');
    expect(said(series)).toContain('4 of 44 rows have no mass; the value before it was used instead.');
    expect(numbers(series, 'mass')[7]).toBeCloseTo(3060, 2);
  });

  test('03b: a gap is no class', () => {
    const table = read('03b-na-becomes-a-class.csv', 'sex');
    expect(table.data.card.labels).toEqual(['female', 'male']);
    expect(said(table)).toContain('4 of 44 rows have no sex; they are left out.');
  });

  test('17: a number that is none is refused by cell, as a mark', () => {
    expect(() => read('17-no-data-number.csv')).toThrow(/line 11, column “height”: “-1\.797.*missing/);
  });
});

test('mean, deviation, z-scores and the copying baseline are those of NumPy 2.4.6', () => {
  // x = the numbers of case 07; t = x[:24]; m, s = t.mean(0), t.std(0); z = (x - m) / s; ((z[25:] - z[24:-1]) ** 2).mean()
  const { card, values } = read('07-german-thousands-and-decimals.csv').data;
  expect([card.trainRows, card.heldOutRows]).toEqual([24, 20]);
  expect(card.columns[0]?.mean).toBeCloseTo(10630.67125, 6);
  expect(card.columns[0]?.deviation).toBeCloseTo(1999.20287764, 6);
  expect(card.columns[1]?.mean).toBeCloseTo(3416.79458333, 6);
  expect(card.columns[1]?.deviation).toBeCloseTo(1468.68472339, 6);
  expect([values[0], values[1], values.at(-2), values.at(-1)].map((value) => Number(value?.toFixed(6)))).toEqual([
    -0.315461, 1.418416, 0.786573, 1.40503,
  ]);
  expect(card.baseline.loss).toBeCloseTo(0.03087423986102421, 7);
});

describe('headers and separators', () => {
  test('04: years are names', () => {
    const table = read('04-numeric-header.csv');
    expect(columns(table)).toEqual(['2021', '2022', '2023']);
    expect(first(table, '2021', 1)).toEqual([9]);
  });

  test('04c: indices are names, and the counter is no column to learn', () => {
    const table = read('04c-index-header.csv');
    expect(columns(table)).toEqual(['0', '1']);
    expect(said(table)).toContain('only name or count the rows: column 1');
  });

  test('15: sep=; is no row', () => {
    expect(columns(read('15-sep-line.csv'))).toEqual(['day', 'visitors']);
  });

  test('15b: row names of R have no header', () => {
    const table = read('15b-r-row-names.tsv');
    expect(columns(table)).toEqual(['length', 'width']);
    expect(first(table, 'width', 1)).toEqual([45]);
  });

  test('17c: names stay distinct', () => {
    const names = columns(read('17c-name-twice.csv'));
    expect(new Set(names).size).toBe(3);
  });
});

describe('order and classes', () => {
  test('18: from new to old is asked, and turned on demand', () => {
    const table = read('18-newest-first.csv');
    expect(said(table)).toMatch(/from new to old.*Reverse them\?/);
    const turned = readTable(bytes('18-newest-first.csv'), { turned: true });
    expect(said(turned)).not.toContain('Reverse them?');
    expect(numbers(turned, 'close')[0]).toBeCloseTo(numbers(table, 'close').at(-1) ?? 0, 3);
  });

  test('05: what is not held out is said, and what no model can beat', () => {
    const table = read('05-held-out-lacks-a-class.csv', 'kind');
    expect(said(table)).toContain('No row of the class “yes” is held out; the score says nothing about it.');
    expect(said(table)).toContain('Only 3 different rows');
    expect(said(table)).toContain('no model can beat it');
  });
});

describe('the command line', () => {
  test.each(tableCases)('$file reads the same, or refuses it with the same words', ({ file, label, says }) => {
    const name = file.replace('fixtures/cases/', '');
    const onCommandLine = (): ReturnType<typeof dataOfFlags> => dataOfFlags(['table'], name, label ?? undefined, caseBytes);
    if (says.refused === true) {
      expect(onCommandLine).toThrow(FlagError);
      expect(onCommandLine).toThrow(says.sentence);
      return;
    }
    const given = onCommandLine();
    expect(given?.data.card).toEqual(read(name, label).data.card);
    expect([given?.report.summary, ...(given?.report.notes ?? []), ...(given?.report.warnings ?? [])].join('\n')).toMatch(says.sentence);
  });
});
