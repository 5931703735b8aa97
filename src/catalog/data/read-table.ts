/** A person's table → normalised rows, columns and what there is to say about it. */
import * as words from '#words/catalog/data/table';
import { leaveOut } from '#words/catalog/data/wishes';
import { crc32 } from '../../math/bytes/crc32';
import { float32Bytes } from '../../math/bytes/little-endian';
import { mostColumns, type TableCard } from './card';
import { DataError } from './data-error';
import type { DataReport } from './data-report';
import { decodeText } from './decode-text';
import { normalise, withoutConstants } from './normalise-columns';
import type { TableData } from './own-data';
import { splitByClass, splitTail } from './split-table';
import { readCells, type Row } from './table/cells';
import { classesOf, labelColumnsOf } from './table/classes';
import { readColumns, type Column } from './table/columns';
import { closeGaps } from './table/gaps';
import { beginsWithHeader, holdsUnits, withHeader } from './table/header';
import { isMissing, markAmong } from './table/missing';
import { numbersOf } from './table/numbers';
import { RefusedTable } from './table/refused-table';
import type { Separator } from './table/separators';
import { copyingBaseline, frequencyBaseline } from './table/table-baseline';
import type { TableReading, UsedColumn } from './table/table-reading';
import { gapNotes, notesOf, reportOf, splitWarnings } from './table/table-report';
import type { TableWish } from './table/table-wish';

const fewestRows = 40;
const mostRows = 2_000_000;
/** A held-out row that is farther from those trained on, in units of how they vary, is not foretold but overflows. */
const mostDeviations = 1e15;
/** A column with more gaps than this share of its rows is left out. */
const mostGaps = 0.2;
/** Steps down less those up, as a share, from which dates run from new to old. */
const newestFirst = -0.6;

/** Throws {@link DataError}, or {@link RefusedTable} where another reading may help, naming row and column. */
export function readTable(source: string | Uint8Array, wish: TableWish): { readonly data: TableData; readonly report: DataReport } {
  const { text, note, encoding } = decodeText(source, wish.encoding);
  const table = understood(text, wish);
  try {
    const { data, report } = prepared({ ...table, notes: [...(note === null ? [] : [note]), ...table.notes] });
    return { data, report: encoding === null ? report : { ...report, encoding } };
  } catch (error) {
    throw error instanceof DataError ? new RefusedTable(error.message, table.reading) : error;
  }
}

interface Understood {
  readonly rows: readonly Row[];
  readonly reading: TableReading;
  readonly notes: readonly string[];
}

/** What each column holds, before anything is computed from it. */
function understood(text: string, wish: TableWish): Understood {
  const cells = readCells(text, wish.separator);
  const notes = [...cells.notes];
  if (cells.rows.length === 0) throw new DataError(words.empty);
  if (cells.rows.length > mostRows) throw new DataError(words.tooManyRows(cells.rows.length, mostRows));
  const header = wish.header ?? beginsWithHeader(cells);
  const named = withHeader(cells, header);
  const { names } = named;
  let { rows } = named;
  const uneven = rows.find((row) => row.cells.length !== cells.width);
  if (uneven !== undefined)
    throw new RefusedTable(
      (cells.rows[0]?.cells.length === cells.width ? words.unlikeFirstLine : words.unlikeMostLines)(
        uneven.line,
        uneven.cells.length,
        cells.width,
      ),
      { ...unread(wish, cells.separator), header },
    );
  const wishes = wish.columns ?? {};
  let columns = readColumns(names, rows, wishes);
  const numeric = columns.flatMap(({ kind }, i) => (kind === 'number' ? [i] : []));
  if (header && holdsUnits(rows[0], numeric)) {
    notes.push(
      words.units(
        rows[0]?.line ?? 0,
        rows[0]?.cells
          .filter((cell) => cell !== '')
          .slice(0, 3)
          .join(', ') ?? '',
      ),
    );
    rows = rows.slice(1);
    columns = readColumns(names, rows, wishes);
  }
  if (rows.length < fewestRows) throw new DataError(words.tooFewRows(rows.length, fewestRows));
  const label = wish.label ?? null;
  const isIndex = (i: number): boolean =>
    i === 0 && (cells.hasRowNames || (header && columns[0]?.counts === true && cells.rows[0]?.cells[0] === ''));
  const dated = columns.find(({ slope }) => slope !== null && slope <= newestFirst);
  const reading: TableReading = {
    ...unread(wish, cells.separator),
    header,
    columns: columns.map((column, i) => usedOrNot(column, rows.length, isIndex(i), column.name === label, wishes[column.name]?.use)),
    labelColumns: labelColumnsOf(rows, names),
    rows: rows.length,
    newestFirst: label === null ? (dated?.name ?? null) : null,
  };
  if (label !== null && !names.includes(label)) throw new RefusedTable(words.noSuchColumn(label, names.join(', ')), reading);
  return { rows: reading.turned ? rows.toReversed() : rows, reading, notes };
}

/** With the names that nobody gave as in any language: equal data has an equal digest. */
const namesInDigest = (names: readonly string[]): string =>
  names.map((name, i) => (name === words.columnName(i + 1) ? words.columnInDigest(i + 1) : name)).join();

/** A table of which nothing is known yet but where its cells end. */
const unread = (wish: TableWish, separator: Separator): TableReading => ({
  wish,
  separator,
  header: wish.header ?? true,
  columns: [],
  labelColumns: [],
  rows: 0,
  rowsWithGaps: 0,
  gaps: wish.gaps ?? ((wish.label ?? null) === null ? 'hold' : leaveOut),
  newestFirst: null,
  turned: wish.turned === true,
});

function usedOrNot(column: Column, rows: number, isIndex: boolean, isLabel: boolean, wish: boolean | undefined): UsedColumn {
  if (isLabel) return { ...column, use: false, whyNot: null };
  const whyNot =
    column.kind === 'empty'
      ? words.theyAreEmpty
      : column.kind !== 'number'
        ? words.noNumbers
        : isIndex
          ? words.countRows
          : column.gaps > mostGaps * rows
            ? words.manyGaps
            : null;
  const isPossible = column.kind === 'number';
  const use = isPossible && (wish ?? whyNot === null);
  return { ...column, use, whyNot: use || wish === false ? null : whyNot };
}

function prepared({ rows: all, reading: first, notes: before }: Understood): { readonly data: TableData; readonly report: DataReport } {
  const { label = null } = first.wish;
  const names = first.columns.map(({ name }) => name);
  const labelColumn = label === null ? -1 : names.indexOf(label);
  const numeric = first.columns.flatMap(({ use }, i) => (use ? [i] : []));
  if (numeric.length === 0)
    throw new DataError(label === null ? words.noNumericColumn(names.join(', ')) : words.noOtherNumericColumn(label, names.join(', ')));
  if (numeric.length > mostColumns) throw new DataError(words.tooManyColumns(numeric.length, mostColumns));

  const read = numbersOf(all, numeric, first.columns);
  const marks = numeric.flatMap((column, i) => {
    const mark = markAmong(Float64Array.from({ length: all.length }, (_, row) => read[row * numeric.length + i] ?? 0));
    if (mark === null) return [];
    let count = 0;
    for (let at = i; at < read.length; at += numeric.length)
      if (read[at] === mark) {
        read[at] = Number.NaN;
        count++;
      }
    return [{ column, count, note: words.missingMark(names[column] ?? '', mark) }];
  });
  const unlabelled = all.filter(({ cells }) => labelColumn >= 0 && isMissing(cells[labelColumn] ?? '')).length;
  let rowsWithGaps = 0;
  for (let row = 0; row < all.length; row++) if (numeric.some((_, i) => Number.isNaN(read[row * numeric.length + i] ?? 0))) rowsWithGaps++;
  const reading: TableReading = {
    ...first,
    rowsWithGaps,
    columns: first.columns.map((column, i) => ({ ...column, gaps: column.gaps + (marks.find((mark) => mark.column === i)?.count ?? 0) })),
  };
  const { kept: whole, held } = closeGaps(read, numeric.length, reading.gaps);
  const chosen = whole.filter((row) => labelColumn < 0 || !isMissing(all[row]?.cells[labelColumn] ?? ''));
  const rows = chosen.map((row) => all[row]).filter((row) => row !== undefined);
  if (rows.length < fewestRows) throw new DataError(words.tooFewWhole(rows.length, all.length, fewestRows));
  const values = new Float64Array(rows.length * numeric.length);
  chosen.forEach((row, place) => values.set(read.subarray(row * numeric.length, (row + 1) * numeric.length), place * numeric.length));

  const classes = labelColumn < 0 ? null : classesOf(rows, labelColumn);
  const byClass = classes === null ? null : splitByClass(values, numeric.length, classes.ids);
  if (classes !== null && byClass === null) throw new DataError(words.oneRowAClass);
  const { order, trainRows } = byClass ?? splitTail(rows.length);
  const columns = normalise(
    values,
    order.slice(0, trainRows),
    numeric.map((column) => names[column] ?? ''),
  );
  const { kept, constant, faint } = withoutConstants(columns);
  if (kept.length === 0) throw new DataError(constant.length === columns.length ? words.allConstant : words.allFaint);

  const sorted = new Float32Array(rows.length * kept.length);
  order.forEach((row, place) =>
    kept.forEach(({ name, column, mean, deviation }, i) => {
      const value = values[row * numeric.length + column] ?? 0;
      const normalised = (value - mean) / deviation;
      if (Math.abs(normalised) > mostDeviations)
        throw new DataError(words.tooFar(rows[row]?.line ?? 0, name, value, Number(mean.toPrecision(5))));
      sorted[place * kept.length + i] = normalised;
    }),
  );
  const labels = classes === null ? null : Uint8Array.from(order, (row) => classes.ids[row] ?? 0);
  const card: TableCard = {
    kind: 'table',
    digest: `table-${crc32(float32Bytes(sorted), labels ?? new Uint8Array(), new TextEncoder().encode(namesInDigest(names)))
      .toString(16)
      .padStart(8, '0')}-${rows.length}`,
    columns: kept.map(({ name, mean, deviation }) => ({ name, mean, deviation })),
    labels: classes?.names ?? null,
    trainRows,
    heldOutRows: rows.length - trainRows,
    baseline:
      labels === null ? copyingBaseline(sorted, kept.length, trainRows) : frequencyBaseline(labels, trainRows, classes?.names.length ?? 0),
  };
  const data: TableData = { card, values: sorted, labels };
  const notes = [
    ...before,
    ...notesOf(reading),
    ...marks.map(({ note }) => note),
    ...gapNotes(reading, reading.gaps === 'hold' ? held : 0, all.length - whole.length),
    ...(unlabelled === 0 ? [] : [words.unlabelled(unlabelled, all.length, label ?? '')]),
    ...(constant.length === 0 ? [] : [words.notUsed(words.neverChange, constant.join(', '))]),
    ...(faint.length === 0 ? [] : [words.faint(faint.join(', '))]),
  ];
  const warnings = [
    ...(reading.newestFirst === null || reading.turned ? [] : [words.newestFirst(reading.newestFirst)]),
    ...splitWarnings(data, byClass?.distinctRows ?? Infinity),
  ];
  return { data, report: reportOf(data, reading, notes, warnings) };
}
