/** Whether the first row names the columns, and what they are called. */
import * as words from '#words/catalog/data/table';
import { longestName } from '../card';
import type { Cells, Row } from './cells';
import { isMissing } from './missing';
import { numberIn } from './number-format';

const anyNumber = (cell: string): number | null => numberIn(cell, false) ?? numberIn(cell, true);

/**
 * A first row without any number is a header. So is one whose numbers are years or indices: whole, ascending, none
 * twice, and outside of what stands below, or counting from 0 or 1 over numbers that do not.
 */
export function beginsWithHeader({ rows, hasRowNames }: Cells): boolean {
  const [first, ...others] = rows;
  if (first === undefined) return false;
  if (hasRowNames) return true;
  const below = others.slice(0, 2000);
  const numbers = first.cells.map(anyNumber);
  const found = numbers.filter((value) => value !== null);
  if (found.length === 0)
    return (
      first.cells.some((cell) => !isMissing(cell) && /[\p{L}_]/u.test(cell)) ||
      below.length === 0 ||
      !first.cells.some((cell) => /\d/.test(cell))
    );
  if (!found.every((value, i) => Number.isInteger(value) && value >= 0 && (i === 0 || value > (found[i - 1] ?? 0)))) return false;
  const ranges = first.cells.map((_, column) => rangeOf(below, column));
  const outside = numbers.every((value, column) => {
    const range = ranges[column];
    return value === null || (range !== undefined && range !== null && (value < range.low || value > range.high));
  });
  // A word that stands over numbers, or that is nowhere below.
  const isNamed = first.cells.some(
    (cell, column) =>
      numbers[column] === null && !isMissing(cell) && (ranges[column] !== null || below.every(({ cells }) => cells[column] !== cell)),
  );
  const counts = found.length > 1 && (found[0] === 0 || found[0] === 1) && found.every((value, i) => value === (found[0] ?? 0) + i);
  const [corner = ''] = first.cells;
  if (isNamed) return outside || counts;
  return found.length > 1 && corner === '' && (outside || counts);
}

function rangeOf(rows: readonly Row[], column: number): { readonly low: number; readonly high: number } | null {
  let [low, high, count] = [Infinity, -Infinity, 0];
  for (const { cells } of rows) {
    const value = anyNumber(cells[column] ?? '');
    if (value === null) continue;
    count++;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return count > 0.5 * rows.length ? { low, high } : null;
}

/** Names of the columns, none twice, and the rows below them. */
export function withHeader(
  { rows, width, hasRowNames }: Cells,
  isHeader: boolean,
): { readonly names: readonly string[]; readonly rows: readonly Row[] } {
  const first = rows[0]?.cells ?? [];
  const header = isHeader ? (hasRowNames ? ['row', ...first] : first) : [];
  const given = Array.from({ length: width }, (_, i) => {
    const name = (header[i] ?? '').replaceAll(/\s+/g, ' ');
    return name === '' ? words.columnName(i + 1) : name.slice(0, longestName);
  });
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

/** A row of units under the header, as `[°C]`: no number where all others are. */
export function holdsUnits(row: Row | undefined, numeric: readonly number[]): boolean {
  if (row === undefined || numeric.length === 0) return false;
  const cells = numeric.map((column) => row.cells[column] ?? '');
  return (
    cells.every((cell) => anyNumber(cell) === null) && cells.some((cell) => !isMissing(cell)) && cells.every((cell) => cell.length <= 24)
  );
}
