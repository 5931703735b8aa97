/** What reading a table found, in sentences that are true of its cells. */
import * as words from '#words/catalog/data/table';
import type { DataReport } from '../data-report';
import type { TableData } from '../own-data';
import type { TableReading, UsedColumn } from './table-reading';

/** Below this, more rows would help more than more training. */
const comfortable = 200;

/** More columns that may be read in two ways are only named. */
const mostPairs = 3;

/** What was changed or left out. */
export function notesOf(reading: TableReading): readonly string[] {
  const { columns, header, wish } = reading;
  const used = columns.filter(({ use }) => use);
  const reasons = [...new Set(columns.flatMap(({ whyNot }) => whyNot ?? []))];
  const chosen = columns.filter(({ name }) => wish.columns?.[name]?.use === false).map(({ name }) => name);
  return [
    ...decimalNotes(used),
    ...reasons.map((reason) => {
      const names = columns.filter(({ whyNot }) => whyNot === reason).map(({ name }) => name);
      return words.notUsed(reason, names.join(', '));
    }),
    ...(chosen.length === 0 ? [] : [words.chosen(chosen.join(', '))]),
    ...(header ? [] : [words.noHeader]),
    ...(wish.turned === true ? [words.turned] : []),
  ];
}

function decimalNotes(used: readonly UsedColumn[]): readonly string[] {
  const marked = used.filter(({ hasMarks }) => hasMarks);
  const commas = marked.filter(({ decimal, example }) => decimal === 'comma' && example.includes(','));
  const sentence =
    commas.length === 0
      ? []
      : commas.length === marked.length
        ? [words.decimalCommas]
        : [words.decimalCommasIn(commas.map(({ name }) => name).join(', '))];
  const unclear = used.flatMap(({ name, unclear: pair }) => (pair === null ? [] : [{ name, ...pair }]));
  return [
    ...sentence,
    ...unclear.slice(0, mostPairs).map(({ name, cell, value, otherwise }) => words.unclear(name, cell, written(value), written(otherwise))),
    ...(unclear.length > mostPairs
      ? [
          words.unclearToo(
            unclear
              .slice(mostPairs)
              .map(({ name }) => words.quoted(name))
              .join(', '),
          ),
        ]
      : []),
  ];
}

const written = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: 6, useGrouping: false, minimumFractionDigits: Number.isInteger(value) ? 1 : 0 });

/** Rows with a gap, and what became of them. */
export function gapNotes(reading: TableReading, held: number, without: number): readonly string[] {
  const gappy = reading.columns.filter(({ use, gaps }) => use && gaps > 0).map(({ name }) => name);
  return [
    ...(held === 0 ? [] : [words.held(held, reading.rows, gappy)]),
    ...(without === 0 ? [] : [words.leftOut(without, reading.rows, gappy)]),
  ];
}

/** Why a score may say less than it seems. */
export function splitWarnings({ card, labels }: TableData, distinctRows: number): readonly string[] {
  const names = card.labels;
  if (labels === null || names === null) return [];
  const held = new Set(labels.subarray(card.trainRows));
  const absent = names.filter((_, id) => !held.has(id)).map((name) => words.quoted(name));
  const [only] = held;
  return [
    ...(absent.length === 0 ? [] : [words.absent(absent)]),
    ...(distinctRows >= 20 ? [] : [words.fewDifferent(distinctRows)]),
    ...(card.baseline.score < 1 ? [] : [words.onlyClass(names[only ?? 0] ?? '')]),
  ];
}

/** Five digits of what tells rows apart; normalised rows are float32 and carry no more. */
const rounded = (value: number, deviation: number): number =>
  Number(value.toFixed(Math.min(20, Math.max(0, 4 - Math.floor(Math.log10(deviation))))));

export function reportOf(data: TableData, reading: TableReading, notes: readonly string[], warnings: readonly string[]): DataReport {
  const { card, values, labels } = data;
  const { columns, heldOutRows } = card;
  const rows = card.trainRows + heldOutRows;
  const row = (place: number): string =>
    columns.map(({ mean, deviation }, i) => rounded((values[place * columns.length + i] ?? 0) * deviation + mean, deviation)).join(', ');
  const last = Array.from({ length: Math.min(64, heldOutRows) }, (_, i) => rows - Math.min(64, heldOutRows) + i);
  return {
    summary:
      card.labels === null
        ? words.summary(rows, columns.length, heldOutRows)
        : words.summaryOfClasses(rows, columns.length, card.labels.length, heldOutRows),
    notes,
    warnings: [...warnings, ...(rows >= comfortable ? [] : [words.fewRows(rows)])],
    preview: [
      columns.map(({ name }) => name).join(', '),
      ...[0, 1, 2].map((place) => `${row(place)}${labels === null ? '' : ` → ${card.labels?.[labels[place] ?? 0] ?? ''}`}`),
    ],
    labelColumns: reading.labelColumns,
    table: reading,
    opening: (card.labels === null ? last : last.slice(-1)).map(row).join('\n'),
  };
}
