/**
 * Tables written in any of the formats that programs and people use, and read back to the same numbers: separators,
 * number formats, line ends, encodings, gaps, quotes, headers. All 20,000: `TABLES=20000 npx vitest run --project "node*"
 * tests/catalog/data/table-formats.test.ts`, about half a minute.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readTable } from '../../../src/catalog/data/read-table';

const runs = Number(process.env['TABLES'] ?? 1500);
const rows = 40;

interface NumberStyle {
  readonly decimal: '.' | ',';
  readonly group: string;
}
const groupsOf: Readonly<Record<'.' | ',', readonly string[]>> = {
  '.': ['', ',', ' ', '\u00a0', '\u202f', '\u2009', '’', "'"],
  ',': ['', '.', ' ', '\u00a0', '\u202f', '’'],
};
const style: fc.Arbitrary<NumberStyle> = fc
  .constantFrom<'.' | ','>('.', ',')
  .chain((decimal) => fc.constantFrom(...groupsOf[decimal]).map((group) => ({ decimal, group })));

/** A number as a program with this style writes it: thousands marked in all numbers, decimals fixed. */
function written(value: number, { decimal, group }: NumberStyle, decimals: number): string {
  const [whole = '', part] = Math.abs(value).toFixed(decimals).split('.');
  const marked = whole.replaceAll(/\B(?=(\d{3})+$)/g, group);
  return `${value < 0 ? '-' : ''}${marked}${part === undefined ? '' : decimal + part}`;
}

const date: fc.Arbitrary<(row: number) => string> = fc.constantFrom<(row: number) => string>(
  (row) => new Date(Date.UTC(2024, 0, row + 1)).toISOString().slice(0, 10),
  (row) => new Date(Date.UTC(2024, 0, row + 1)).toISOString().slice(0, 10).split('-').toReversed().join('.'),
  (row) => new Date(Date.UTC(2024, 0, row + 1)).toISOString().slice(0, 10).split('-').toReversed().join('/'),
  (row) => new Date(Date.UTC(2024, 0, row + 1)).toISOString().slice(0, 10).replaceAll('-', ''),
  (row) => new Date(Date.UTC(2024, 0, 1, row)).toISOString().slice(0, 19).replace('T', ' '),
  (row) => new Date(Date.UTC(2024, 0, 1, row)).toISOString(),
  (row) => `${row % 24}:00`,
  (row) => `${(row % 28) + 1}-${['Jan', 'Feb', 'Mar', 'Apr'][Math.floor(row / 28)] ?? ''}-24`,
);

const table = fc.record({
  separator: fc.constantFrom(',', ';', '\t', '|', ' '),
  style,
  end: fc.constantFrom('\n', '\r\n', '\r'),
  encoding: fc.constantFrom('utf-8', 'utf-8 with mark', 'utf-16le', 'utf-16be', 'windows-1252'),
  quoting: fc.constantFrom('where needed', 'everywhere'),
  gap: fc.constantFrom('', 'NA', 'N/A', 'NaN', 'null', '?', '-', '–', '.'),
  gaps: fc.array(fc.record({ row: fc.integer({ min: 1, max: rows - 1 }), column: fc.integer({ min: 0, max: 2 }) }), { maxLength: 4 }),
  columns: fc.array(
    fc.record({
      decimals: fc.constantFrom(0, 1, 2, 4),
      scale: fc.constantFrom(1, 100, 10_000, 3_000_000),
      sign: fc.constantFrom('', '€', '%', '$'),
      values: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: rows, maxLength: rows }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  date: fc.option(date),
  before: fc.constantFrom('', '# made by a program', 'Report of measurements'),
  trailing: fc.boolean(),
});

function encoded(text: string, encoding: string): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-8 with mark') return new TextEncoder().encode(`\uFEFF${text}`);
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  if (encoding === 'windows-1252') return Uint8Array.from(units, (unit) => ({ 0x20ac: 0x80, 0x2019: 0x92, 0x2013: 0x96 })[unit] ?? unit);
  const isLittle = encoding === 'utf-16le';
  return Uint8Array.from([0xfeff, ...units].flatMap((unit) => (isLittle ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])));
}

it('a last row of which only the time is known is a row with gaps, and a source below the table is none', () => {
  const rows = Array.from({ length: 41 }, (_, row) => [new Date(Date.UTC(2024, 0, 1, row)).toISOString(), row === 40 ? '' : row % 7, '']);
  const text = (below: string): string => `time,height,\n${rows.map((row) => row.join(',')).join('\n')}\n${below}`;
  const wish = { gaps: 'hold' } as const;
  expect(readTable(text(''), wish).data.values).toHaveLength(41);
  expect(readTable(text('Source: made by a program'), wish).report.notes.join(' ')).toContain('stands below the table');
});

it('reads the numbers that were written, whatever the format', () => {
  let ambiguous = 0;
  fc.assert(
    fc.property(table, (given) => {
      const { separator, style: numbers, end, quoting, gap, gaps, columns, trailing } = given;
      const isNarrow = given.encoding === 'windows-1252' && ['\u202f', '\u2009'].includes(numbers.group);
      const encoding = isNarrow ? 'utf-8' : given.encoding;
      // Nobody separates by blanks and leaves cells empty; and an empty row is none.
      const isAlone = given.date === null;
      const mark = gap === '' && (isAlone || (separator === ' ' && quoting === 'where needed')) ? 'NA' : gap;
      const quoted = (cell: string): string =>
        quoting === 'everywhere' || cell.includes(separator) || (separator === ' ' && /\s/.test(cell)) ? `"${cell}"` : cell;
      // Every column changes, is marked beyond doubt somewhere, and has numbers of every size.
      const truth = columns.map(({ values, scale, decimals }) =>
        values.map((value, row) => Number(((row === 0 ? 1.000_7 : row === 1 ? 0.1 + value / 10 : value) * scale).toFixed(decimals))),
      );
      const isGap = (row: number, column: number): boolean => gaps.some((each) => each.row === row && each.column === column);
      const line = (cells: readonly string[]): string =>
        cells.map(quoted).join(separator) + (trailing && separator !== ' ' ? separator : '');
      const header = [
        ...(given.date === null ? [] : ['when']),
        ...columns.map((_, i) => `größe ${i}`.replace(separator === ' ' ? ' ' : '', '')),
      ];
      const lines = Array.from({ length: rows }, (_, row) =>
        line([
          ...(given.date === null ? [] : [given.date(row)]),
          ...columns.map(({ decimals, sign }, column) => {
            if (isGap(row, column)) return mark;
            const cell = written(truth[column]?.[row] ?? 0, numbers, decimals);
            return sign === '' ? cell : sign === '$' && !cell.startsWith('-') ? `$${cell}` : `${cell}\u00a0${sign === '$' ? '%' : sign}`;
          }),
        ]),
      );
      const isTitled = given.before !== '' && (given.before.startsWith('#') || (separator !== ' ' && header.length > 1));
      const text = [...(isTitled ? [given.before] : []), line(header), ...lines].join(end);
      const isConstant = truth.every((values, column) => values.every((value, row) => isGap(row, column) || value === values[0]));
      let read: ReturnType<typeof readTable>;
      try {
        read = readTable(encoded(text, encoding), {});
      } catch (error) {
        if (isConstant) return;
        throw error;
      }
      const columnOf = (name: string): number => {
        expect(name).toMatch(/^größe/);
        return Number(/\d$/.exec(name)?.[0]);
      };
      /** The columns whose numbers are others than those that were written. */
      const misread = ({ data: { card, values } }: typeof read): readonly string[] =>
        card.columns
          .filter(({ name, mean, deviation }, i) => {
            const column = columnOf(name);
            let last = truth[column]?.[0] ?? Number.NaN;
            return Array.from({ length: rows }, (_, row) => {
              if (!isGap(row, column)) last = truth[column]?.[row] ?? Number.NaN;
              const normalised = values[row * card.columns.length + i] ?? Number.NaN;
              return (
                Math.abs(normalised * deviation + mean - last) <= 1e-5 * deviation * (Math.abs(normalised) + 1) + 1e-9 * Math.abs(mean)
              );
            }).includes(false);
          })
          .map(({ name }) => name);
      const wrong = misread(read);
      // What may be read in two ways is said, with the other way, which is one choice away.
      const columnsRead = read.report.table?.columns ?? [];
      const others = wrong.map((name) => columnsRead.find((column) => column.name === name && column.unclear !== null));
      expect(others).not.toContain(undefined);
      for (const name of wrong)
        expect(read.report.notes.join()).toMatch(new RegExp(`In “${name}”, .* was read as|The same is true of .*“${name}”`));
      if (wrong.length > 0) {
        ambiguous++;
        const turned = Object.fromEntries(
          others.flatMap((column) =>
            column === undefined ? [] : [[column.name, { decimal: column.decimal === 'comma' ? ('point' as const) : ('comma' as const) }]],
          ),
        );
        expect(misread(readTable(encoded(text, encoding), { columns: turned }))).toEqual([]);
      }
      const changing = truth.filter((column) => new Set(column.slice(0, 20)).size > 1).length;
      expect(read.data.card.columns.length).toBeGreaterThanOrEqual(Math.min(1, changing));
    }),
    { numRuns: runs },
  );
  expect(ambiguous).toBeLessThan(0.1 * runs);
}, 600_000);
