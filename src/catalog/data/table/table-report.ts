/** What reading a table found, in sentences that are true of its cells. */
import { grouped, type DataReport } from '../data-report';
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
      return `Not used, because ${reason}: ${names.join(', ')}.`;
    }),
    ...(chosen.length === 0 ? [] : [`Left out as you chose: ${chosen.join(', ')}.`]),
    ...(header ? [] : ['The first row was taken for data: the columns have numbers for names.']),
    ...(wish.turned === true ? ['The rows were turned round: the last row of the file comes first.'] : []),
  ];
}

function decimalNotes(used: readonly UsedColumn[]): readonly string[] {
  const marked = used.filter(({ hasMarks }) => hasMarks);
  const commas = marked.filter(({ decimal, example }) => decimal === 'comma' && example.includes(','));
  const sentence =
    commas.length === 0
      ? []
      : commas.length === marked.length
        ? ['Numbers are written with a decimal comma.']
        : [`Numbers are written with a decimal comma in ${commas.map(({ name }) => name).join(', ')}.`];
  const unclear = used.flatMap(({ name, unclear: pair }) => (pair === null ? [] : [{ name, ...pair }]));
  return [
    ...sentence,
    ...unclear
      .slice(0, mostPairs)
      .map(
        ({ name, cell, value, otherwise }) =>
          `In “${name}”, ${cell} was read as ${written(value)}. If it means ${written(otherwise)}, change the number format.`,
      ),
    ...(unclear.length > mostPairs
      ? [
          `The same is true of ${unclear
            .slice(mostPairs)
            .map(({ name }) => `“${name}”`)
            .join(', ')}.`,
        ]
      : []),
  ];
}

const written = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: 6, useGrouping: false, minimumFractionDigits: Number.isInteger(value) ? 1 : 0 });

/** Rows with a gap, and what became of them. */
export function gapNotes(reading: TableReading, held: number, without: number): readonly string[] {
  const gappy = reading.columns.filter(({ use, gaps }) => use && gaps > 0);
  const which = gappy.length === 1 ? `no ${gappy[0]?.name ?? ''}` : `a gap in ${gappy.map(({ name }) => name).join(', ')}`;
  const of = (count: number): string => `${grouped(count)} of ${grouped(reading.rows)} rows ${count === 1 ? 'has' : 'have'} ${which}`;
  return [
    ...(held === 0 ? [] : [`${of(held)}; the value before it was taken.`]),
    ...(without === 0 ? [] : [`${of(without)}; ${without === 1 ? 'it is' : 'they are'} left out.`]),
  ];
}

/** Why a score may say less than it seems. */
export function splitWarnings({ card, labels }: TableData, distinctRows: number): readonly string[] {
  const names = card.labels;
  if (labels === null || names === null) return [];
  const held = new Set(labels.subarray(card.trainRows));
  const absent = names.filter((_, id) => !held.has(id)).map((name) => `“${name}”`);
  const [only] = held;
  return [
    ...(absent.length === 0
      ? []
      : [
          `No row of the class${absent.length === 1 ? '' : 'es'} ${absent.join(', ')} is held out; the score says nothing about ${absent.length === 1 ? 'it' : 'them'}.`,
        ]),
    ...(distinctRows >= 20 ? [] : [`Only ${distinctRows} different rows: a model can learn each by heart.`]),
    ...(card.baseline.score < 1
      ? []
      : [`Every held-out row is “${names[only ?? 0] ?? ''}”: always saying that is right every time, so no model can beat it.`]),
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
  const held =
    card.labels === null ? `The last ${grouped(heldOutRows)} rows` : `${grouped(heldOutRows)} rows, some of each class where it can be,`;
  return {
    summary: `${grouped(rows)} rows, ${columns.length} column${columns.length === 1 ? '' : 's'} of numbers${card.labels === null ? '' : `, ${card.labels.length} classes`}. ${held} are held out.`,
    notes,
    warnings: [
      ...warnings,
      ...(rows >= comfortable
        ? []
        : [`${grouped(rows)} rows are few: expect a model that knows these rows better than the rule behind them.`]),
    ],
    preview: [
      columns.map(({ name }) => name).join(', '),
      ...[0, 1, 2].map((place) => `${row(place)}${labels === null ? '' : ` → ${card.labels?.[labels[place] ?? 0] ?? ''}`}`),
    ],
    labelColumns: reading.labelColumns,
    table: reading,
    opening: (card.labels === null ? last : last.slice(-1)).map(row).join('\n'),
  };
}
