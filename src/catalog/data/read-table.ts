/** A person's table → normalised rows, columns and what there is to say about it. */
import { crc32 } from '../../math/bytes/crc32';
import { float32Bytes } from '../../math/bytes/little-endian';
import { longestName, mostColumns, mostLabels, type CardBaseline, type TableCard } from './card';
import { hasDecimalCommas, numberIn, readCells, type Cells } from './csv';
import { DataError } from './data-error';
import { grouped, type DataReport } from './data-report';
import { decodeText } from './decode-text';
import { normalise, withoutConstants } from './normalise-columns';
import type { TableData } from './own-data';
import { splitTable } from './split-table';

const fewestRows = 40;
const mostRows = 2_000_000;
/** Below this, more rows would help more than more training. */
const comfortable = 200;
/** No measurement is larger; what marks a missing value often is, and its square would be no number any more. */
const largestNumber = 1e30;
/** A held-out row that is farther from those trained on, in units of how they vary, is not foretold but overflows. */
const mostDeviations = 1e15;
/** More cells are not listed one by one. */
const mostNamed = 5;

export interface TableWish {
  /** The column that holds the class of each row; null: the next row is to be predicted. */
  readonly label: string | null;
}

/** Throws {@link DataError} that names row and column of what cannot be used. */
export function readTable(source: string | Uint8Array, { label }: TableWish): { readonly data: TableData; readonly report: DataReport } {
  const { text, note } = decodeText(source);
  const cells = readCells(text);
  if (cells.rows.length > mostRows)
    throw new DataError(`The table has ${grouped(cells.rows.length)} rows; up to ${grouped(mostRows)} can be used. Take a part of it.`);
  const decimalComma = hasDecimalCommas(cells);
  const { names, rows } = withHeader(cells, decimalComma);
  if (rows.length < fewestRows)
    throw new DataError(`The table has ${grouped(rows.length)} rows of data; a model needs at least ${fewestRows} to learn from.`);
  const uneven = rows.find((row) => row.cells.length !== names.length);
  if (uneven !== undefined)
    throw new DataError(
      `Line ${uneven.line} has ${uneven.cells.length} cells, the first line ${names.length}. Every row needs the same columns.`,
    );

  const labelColumn = label === null ? -1 : names.indexOf(label);
  if (label !== null && labelColumn < 0) throw new DataError(`There is no column “${label}”. The columns are ${names.join(', ')}.`);
  const numeric = names
    .map((_, column) => column)
    .filter((column) => column !== labelColumn && isMostlyNumeric(rows, column, decimalComma));
  const left = names.filter((_, column) => column !== labelColumn && !numeric.includes(column));
  if (numeric.length === 0)
    throw new DataError(
      `No column of numbers was found${label === null ? '' : ` beside “${label}”`}. The columns are ${names.join(', ')}.`,
    );
  if (numeric.length > mostColumns)
    throw new DataError(`The table has ${numeric.length} columns of numbers; up to ${mostColumns} can be used. Leave some out.`);

  const values = numbersOf(rows, numeric, names, decimalComma);
  const classes = labelColumn < 0 ? null : classesOf(rows, labelColumn);
  const { order, trainRows } = splitTable(rows.length, values, numeric.length, classes !== null);
  const columns = normalise(
    values,
    order.slice(0, trainRows),
    numeric.map((column) => names[column] ?? ''),
  );
  const { kept, constant, faint } = withoutConstants(columns);
  if (kept.length === 0)
    throw new DataError(
      constant.length === columns.length
        ? 'Every column of numbers holds the same number in every row: there is nothing to learn.'
        : 'No column of numbers changes by more than a billionth: give it in smaller units.',
    );

  const sorted = new Float32Array(rows.length * kept.length);
  order.forEach((row, place) =>
    kept.forEach(({ name, column, mean, deviation }, i) => {
      const value = values[row * numeric.length + column] ?? 0;
      const normalised = (value - mean) / deviation;
      if (Math.abs(normalised) > mostDeviations)
        throw new DataError(
          `One held-out number lies too far from all that is trained on: line ${rows[row]?.line ?? 0}, column “${name}”: “${value}”, where the others are near ${Number(mean.toPrecision(5))}. If it marks a missing value, fill it in, or leave the row out.`,
        );
      sorted[place * kept.length + i] = normalised;
    }),
  );
  const labels = classes === null ? null : Uint8Array.from(order, (row) => classes.ids[row] ?? 0);
  const card: TableCard = {
    kind: 'table',
    digest: `table-${crc32(float32Bytes(sorted), labels ?? new Uint8Array(), new TextEncoder().encode(names.join()))
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
    ...(note === null ? [] : [note]),
    ...(decimalComma ? ['Numbers are written with a decimal comma.'] : []),
    ...(left.length === 0 ? [] : [`Not used, because they hold no numbers: ${left.join(', ')}.`]),
    ...(constant.length === 0 ? [] : [`Not used, because they never change: ${constant.join(', ')}.`]),
    ...(faint.length === 0
      ? []
      : [`Not used, because their numbers differ by less than a billionth: ${faint.join(', ')}. Give them in smaller units.`]),
  ];
  return { data, report: { ...reportOf(data, rows.length, notes), labelColumns: labelColumnsOf(rows, names) } };
}

/** Column names and rows of data: a first row without any number is a header. */
function withHeader({ rows }: Cells, decimalComma: boolean): { readonly names: readonly string[]; readonly rows: Cells['rows'] } {
  const [first] = rows;
  if (first === undefined) throw new DataError('The table is empty.');
  const isHeader = first.cells.every((cell) => numberIn(cell, decimalComma) === null);
  const given = first.cells.map((cell, i) => (isHeader && cell !== '' ? cell.slice(0, longestName) : `column ${i + 1}`));
  return { names: eachOnce(given), rows: isHeader ? rows.slice(1) : rows };
}

/** Names of which none occurs twice: later ones get the number of their column, or the next that is free. */
function eachOnce(given: readonly string[]): readonly string[] {
  const taken = new Set(given);
  return given.map((name, i) => {
    if (given.indexOf(name) === i) return name;
    let number = i + 1;
    const numbered = (): string => `${name.slice(0, longestName - 8)} (${number})`;
    while (taken.has(numbered())) number += 1;
    taken.add(numbered());
    return numbered();
  });
}

/** A column of names may hold a number by chance; one of numbers may hold a gap, which is then an error to be named. */
function isMostlyNumeric(rows: Cells['rows'], column: number, decimalComma: boolean): boolean {
  const sample = rows.slice(0, 1000);
  return sample.filter(({ cells }) => numberIn(cells[column] ?? '', decimalComma) !== null).length > 0.5 * sample.length;
}

/** `[rows × columns]`; throws naming the cells that are no numbers. */
function numbersOf(rows: Cells['rows'], columns: readonly number[], names: readonly string[], decimalComma: boolean): Float64Array {
  const values = new Float64Array(rows.length * columns.length);
  const wrong: string[] = [];
  const enormous: string[] = [];
  let count = 0;
  let tooLarge = 0;
  rows.forEach(({ line, cells }, row) =>
    columns.forEach((column, i) => {
      const value = numberIn(cells[column] ?? '', decimalComma);
      if (value !== null && Math.abs(value) <= largestNumber) return void (values[row * columns.length + i] = value);
      const place = `line ${line}, column “${names[column] ?? ''}”: ${cells[column] === '' ? 'empty' : `“${(cells[column] ?? '').slice(0, 40)}”`}`;
      if (value !== null) {
        tooLarge += 1;
        if (enormous.length < mostNamed) enormous.push(place);
        return;
      }
      count += 1;
      if (wrong.length < mostNamed) wrong.push(place);
    }),
  );
  if (count > 0)
    throw new DataError(
      `${count === 1 ? 'One cell is not a number' : `${grouped(count)} cells are not numbers`}: ${wrong.join('; ')}${count > mostNamed ? '; …' : ''}. Fill ${count === 1 ? 'it' : 'them'} in, or leave the rows or columns out.`,
    );
  if (tooLarge > 0)
    throw new DataError(
      `${tooLarge === 1 ? 'One number is' : `${grouped(tooLarge)} numbers are`} too large to compute with: ${enormous.join('; ')}${tooLarge > mostNamed ? '; …' : ''}. If ${tooLarge === 1 ? 'it marks a missing value, fill it' : 'they mark missing values, fill them'} in, or leave the rows or columns out.`,
    );
  return values;
}

/** Columns with few enough different values to be classes, none of them empty. */
function labelColumnsOf(rows: Cells['rows'], names: readonly string[]): readonly string[] {
  return names.filter((_, column) => {
    const values = new Set<string>();
    for (const { cells } of rows) {
      values.add(cells[column] ?? '');
      if (values.size > mostLabels) return false;
    }
    return values.size >= 2 && !values.has('');
  });
}

function classesOf(rows: Cells['rows'], column: number): { readonly names: readonly string[]; readonly ids: readonly number[] } {
  const texts = rows.map(({ cells }) => (cells[column] ?? '').slice(0, longestName));
  const missing = texts.indexOf('');
  if (missing >= 0) throw new DataError(`Line ${rows[missing]?.line ?? 0} has no label. Fill it in, or leave the row out.`);
  const names = [...new Set(texts)].toSorted();
  if (names.length < 2) throw new DataError(`Every row has the same label, “${names[0] ?? ''}”: there is nothing to tell apart.`);
  if (names.length > mostLabels)
    throw new DataError(
      `The label column holds ${grouped(names.length)} different values; up to ${mostLabels} can be told apart. Choose another column, or predict the next row.`,
    );
  const idOf = new Map(names.map((name, id) => [name, id]));
  return { names, ids: texts.map((text) => idOf.get(text) ?? 0) };
}

/** Mean squared error of taking each held-out row for the next, in normalised units. */
function copyingBaseline(values: Float32Array, width: number, trainRows: number): CardBaseline {
  let [sum, count] = [0, 0];
  for (let i = (trainRows + 1) * width; i < values.length; i++, count++) sum += ((values[i] ?? 0) - (values[i - width] ?? 0)) ** 2;
  return { score: 0, loss: sum / count };
}

/** Telling held-out labels from how often each occurs among the rows trained on (each counted once more). */
function frequencyBaseline(labels: Uint8Array, trainRows: number, classes: number): CardBaseline {
  const counts = new Float64Array(classes).fill(1);
  for (const label of labels.subarray(0, trainRows)) counts[label] = (counts[label] ?? 0) + 1;
  const likeliest = counts.indexOf(Math.max(...counts));
  const held = labels.subarray(trainRows);
  let [nats, right] = [0, 0];
  for (const label of held) {
    nats -= Math.log((counts[label] ?? 1) / (trainRows + classes));
    if (label === likeliest) right++;
  }
  return { score: right / held.length, loss: nats / held.length };
}

/** Five digits of what tells rows apart; normalised rows are float32 and carry no more. */
const rounded = (value: number, deviation: number): number =>
  Number(value.toFixed(Math.min(20, Math.max(0, 4 - Math.floor(Math.log10(deviation))))));

function reportOf({ card, values, labels }: TableData, rows: number, notes: readonly string[]): DataReport {
  const { columns, heldOutRows } = card;
  const row = (place: number): string =>
    columns.map(({ mean, deviation }, i) => rounded((values[place * columns.length + i] ?? 0) * deviation + mean, deviation)).join(', ');
  const last = Array.from({ length: Math.min(64, heldOutRows) }, (_, i) => rows - Math.min(64, heldOutRows) + i);
  const held = card.labels === null ? `The last ${grouped(heldOutRows)} rows` : `${grouped(heldOutRows)} rows, chosen by their content,`;
  return {
    summary: `${grouped(rows)} rows, ${columns.length} column${columns.length === 1 ? '' : 's'} of numbers${card.labels === null ? '' : `, ${card.labels.length} classes`}. ${held} are held out.`,
    notes,
    warnings:
      rows >= comfortable ? [] : [`${grouped(rows)} rows are few: expect a model that knows these rows better than the rule behind them.`],
    preview: [
      columns.map(({ name }) => name).join(', '),
      ...[0, 1, 2].map((place) => `${row(place)}${labels === null ? '' : ` → ${card.labels?.[labels[place] ?? 0] ?? ''}`}`),
    ],
    opening: (card.labels === null ? last : last.slice(-1)).map(row).join('\n'),
  };
}
