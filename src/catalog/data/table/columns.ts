/** What each column of a table holds, decided from all its cells; a person may decide otherwise. */
import type { Row } from './cells';
import { isGap, isMissing } from './missing';
import { evidenceOf, formatOf, leaningOf, numberIn, type Decimal } from './number-format';
import { slopeOf, timesOf } from './times';

/** What a person says of one column, where they disagree with how it was read. */
export interface ColumnWish {
  /** Whether the model sees its numbers. */
  readonly use?: boolean;
  readonly decimal?: Decimal;
}

export type ColumnKind = 'number' | 'time' | 'words' | 'empty';

/** One column as it was understood. */
export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
  /** A cell as it stands in the file, and the number it was read as; null: it is none. */
  readonly example: string;
  readonly value: number | null;
  readonly decimal: Decimal;
  /** A person said which format it is. */
  readonly chosenFormat: boolean;
  /** Whether a point or a comma stands in any of its numbers: without one there is no choice of format. */
  readonly hasMarks: boolean;
  /** A cell that may mean another number, and what it was read as and would be otherwise; null: none. */
  readonly unclear: { readonly cell: string; readonly value: number; readonly otherwise: number } | null;
  /** Cells without a value. */
  readonly gaps: number;
  /** Of dates and times: from −1, new to old, to 1, old to new; null: it holds neither. */
  readonly slope: number | null;
  /** It counts the rows: 0, 1, 2, … */
  readonly counts: boolean;
}

/** More of a column than this may be no number by chance; less, and it is one of words. */
const mostlyNumbers = 0.5;

/** @param wishes by the names of the columns */
export function readColumns(
  names: readonly string[],
  rows: readonly Row[],
  wishes: Readonly<Record<string, ColumnWish>>,
): readonly Column[] {
  const drafts = names.map((_, column) => {
    const cells = rows.map((row) => row.cells[column] ?? '').filter((cell) => !isMissing(cell));
    const times = timesOf(cells);
    return { cells, times, evidence: evidenceOf(times === null ? cells : []) };
  });
  const leaning = leaningOf(drafts.map(({ evidence }) => evidence));
  return drafts.map(({ cells, times, evidence }, column) => {
    const name = names[column] ?? '';
    const format = formatOf(evidence, leaning);
    const chosen = Object.hasOwn(wishes, name) ? wishes[name]?.decimal : undefined;
    const decimal = chosen ?? format.decimal;
    const read = (cell: string): number | null => numberIn(cell, decimal === 'comma');
    const filled = cells.filter((cell) => !isGap(cell));
    const numbers = times === null ? filled.filter((cell) => read(cell) !== null) : [];
    const kind =
      cells.length === 0 ? 'empty' : times !== null ? 'time' : numbers.length > mostlyNumbers * filled.length ? 'number' : 'words';
    const example = (kind === 'number' ? (numbers.find((cell) => /[.,]/.test(cell)) ?? numbers[0]) : cells[0]) ?? '';
    return {
      name,
      kind,
      example: example.slice(0, 60),
      value: kind === 'number' ? read(example) : null,
      decimal,
      chosenFormat: chosen !== undefined,
      hasMarks: evidence.point + evidence.comma > 0 || evidence.unclearComma !== null || evidence.unclearPoint !== null,
      unclear: kind === 'number' ? pairOf(format.unclear, decimal) : null,
      gaps: rows.length - (kind === 'number' ? filled.length : cells.length),
      slope: times === null ? null : slopeOf(times),
      counts: kind === 'number' && countsUp(rows, column),
    };
  });
}

function pairOf(cell: string | null, decimal: Decimal): Column['unclear'] {
  if (cell === null) return null;
  const [value, otherwise] = [numberIn(cell, decimal === 'comma'), numberIn(cell, decimal !== 'comma')];
  return value === null || otherwise === null ? null : { cell, value, otherwise };
}

function countsUp(rows: readonly Row[], column: number): boolean {
  const first = Number(rows[0]?.cells[column]);
  return (first === 0 || first === 1) && rows.every(({ cells }, i) => cells[column] === String(first + i));
}
