/** Numbers that no table should hold, and that some do: marks for a missing value, overflows, denormals. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DataError } from '../../../src/catalog/data/data-error';
import { readData } from '../../../src/catalog/data/read-data';
import { validate } from '../../../src/experiment/validate';

const rowsOf = (header: readonly string[], rows: readonly (readonly (number | string)[])[]): string =>
  [header, ...rows].map((cells) => cells.join('\t')).join('\n');

const huge = fc.constantFrom(1e308, -1e308, Number.MAX_VALUE, -Number.MAX_VALUE, 1e160, 1e31, 3.4e38);
const strange = fc.constantFrom(5e-324, -5e-324, 1e-300, 1e-160, 1e29, -1e29, 1e-12, 1e15, 0, -0);
const extreme = fc.oneof({ weight: 1, arbitrary: huge }, { weight: 6, arbitrary: strange });
const ordinaryCell = fc.double({ min: -100, max: 100, noNaN: true });
const cell = fc.oneof({ weight: 400, arbitrary: ordinaryCell }, { weight: 20, arbitrary: strange }, { weight: 1, arbitrary: huge });
const columnOf = (rows: number) =>
  fc.oneof(
    fc.array(cell, { minLength: rows, maxLength: rows }),
    // The same everywhere, or but for one row, which may be a held-out one.
    fc
      .tuple(fc.oneof(extreme, fc.double({ noNaN: true, noDefaultInfinity: true })), fc.integer({ min: 0, max: rows }), cell)
      .map(([same, at, other]) => Array.from({ length: rows }, (_, i) => (i === at ? other : same))),
    fc.array(strange, { minLength: rows, maxLength: rows }),
  );
const name = fc.oneof(
  fc.constantFrom('x', 'x', 'x (2)', 'x (3)', 'label', '', 'é'.repeat(90), 'é'.repeat(80)),
  fc.string({ unit: 'grapheme-ascii', maxLength: 90 }).filter((text) => !/["\t\n\r]/.test(text) && !/\d/.test(text)),
);

const table = fc
  .record({ rows: fc.integer({ min: 40, max: 60 }), width: fc.integer({ min: 1, max: 4 }) })
  .chain(({ rows, width }) =>
    fc.record({
      names: fc.array(name, { minLength: width, maxLength: width }),
      columns: fc.array(columnOf(rows), { minLength: width, maxLength: width }),
      labelled: fc.boolean(),
    }),
  )
  .map(({ names, columns, labelled }) => ({
    label: labelled ? 'kind' : null,
    content: rowsOf(
      [...names, ...(labelled ? ['kind'] : [])],
      (columns[0] ?? []).map((_, row) => [...columns.map((column) => column[row] ?? 0), ...(labelled ? [row % 3 === 0 ? 'a' : 'b'] : [])]),
    ),
  }));

describe('a table of any numbers', () => {
  it('is refused in words, or read to a card that can be trained on', () => {
    let accepted = 0;
    fc.assert(
      fc.property(table, ({ content, label }) => {
        let read: ReturnType<typeof readData>;
        try {
          read = readData({ kind: 'table', content, label });
        } catch (error) {
          expect(error).toBeInstanceOf(DataError);
          return;
        }
        accepted += 1;
        const {
          data: { card },
          report,
        } = read;
        expect(validate({ task: 'table', data: card, seqLen: 8 }).issues).toEqual([]);
        // What a link or a checkpoint carries is JSON, which knows neither NaN nor infinity.
        expect(validate({ task: 'table', data: JSON.parse(JSON.stringify(card)), seqLen: 8 }).issues).toEqual([]);
        expect(report.preview.join()).not.toMatch(/NaN|Infinity/);
        expect(report.opening).not.toMatch(/NaN|Infinity/);
        if (read.data.card.kind === 'table' && 'values' in read.data)
          expect(read.data.values.every((value) => Math.abs(value) < 1e16)).toBe(true);
      }),
      { numRuns: 500 },
    );
    expect(accepted).toBeGreaterThan(50);
  });

  const ordinary = Array.from({ length: 60 }, (_, i) => [i, Math.sin(i)]);

  it.each([-Number.MAX_VALUE, 1e308, 3.4e38, -9.9e37])('that marks missing values with %d is refused at the cell', (mark) => {
    const rows = ordinary.map((row, i) => (i === 16 ? [row[0]!, mark] : row));
    expect(() => readData({ kind: 'table', content: rowsOf(['time', 'height'], rows) })).toThrow(
      /line 18, column “height”: “[^”]*”.*missing/s,
    );
  });

  it('whose held-out rows leave everything behind that was trained on is refused at the cell', () => {
    const rows = ordinary.map((row, i) => (i === 58 ? [row[0]!, 1e20] : row));
    expect(() => readData({ kind: 'table', content: rowsOf(['time', 'height'], rows) })).toThrow(/line 60, column “height”/);
  });

  it('says of a column that changes too little to be used just that', () => {
    const { report } = readData({
      kind: 'table',
      content: rowsOf(
        ['time', 'current'],
        ordinary.map(([time = 0], i) => [time, 1e-12 * (i % 3)]),
      ),
    });
    expect(report.notes.join()).toMatch(/current/);
    expect(report.notes.join()).not.toMatch(/never change/);
  });
});

it('names every column once, whatever the file calls them', () => {
  const {
    data: { card },
  } = readData({
    kind: 'table',
    content: rowsOf(
      ['x', 'x', 'x (2)', 'x'],
      Array.from({ length: 60 }, (_, i) => [i, i % 7, i % 5, i % 3]),
    ),
  });
  expect(card.kind === 'table' ? new Set(card.columns.map((column) => column.name)).size : 0).toBe(4);
});
