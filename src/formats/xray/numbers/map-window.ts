/** A picture of a matrix that shows only weights that are there: every n-th row and column, and says which. */
import { readRow, type MatrixStrips } from '../strips';
import type { MatrixStatistics } from './statistics';
import { throughLens, unitOf, type XrayLens } from './lenses';

export interface MapWindow {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** Through the lens, in units of the axis: `rows × columns`. */
  readonly values: Float32Array;
}

/** A matrix of so many rows and columns at most is drawn whole: on the page a dot is then a pixel or more. */
const DRAWN_WHOLE = 256;
const MOST_ROWS = 96;
const MOST_COLUMNS = DRAWN_WHOLE;

/** Whole numbers from 0 that lie evenly up to `count`, `most` at most. */
const evenly = (count: number, most: number): readonly number[] =>
  Array.from({ length: Math.min(count, most) }, (_, i) => Math.floor((i * count) / Math.min(count, most)));

/** So many that follow one another, with `at` among the first. */
const following = (at: number, count: number, most: number): readonly number[] => {
  const length = Math.min(count, most);
  const start = Math.max(0, Math.min(at, count - length));
  return Array.from({ length }, (_, i) => start + i);
};

/** @param corner the first row and column of a part in which every weight is shown; null: the whole, a large one thinned out evenly */
export async function mapWindow(
  matrix: MatrixStrips,
  statistics: MatrixStatistics,
  lens: XrayLens,
  corner: { readonly row: number; readonly column: number } | null,
): Promise<MapWindow> {
  const isSmall = matrix.rows <= DRAWN_WHOLE && matrix.columns <= DRAWN_WHOLE;
  const rows = corner === null ? evenly(matrix.rows, isSmall ? DRAWN_WHOLE : MOST_ROWS) : following(corner.row, matrix.rows, MOST_ROWS);
  const columns = corner === null ? evenly(matrix.columns, MOST_COLUMNS) : following(corner.column, matrix.columns, MOST_COLUMNS);
  const about = { ternaryNumbers: statistics.ternaryNumbers, unit: unitOf(statistics) };
  const values = new Float32Array(rows.length * columns.length);
  for (const [y, row] of rows.entries()) {
    const line = throughLens(lens, await readRow(matrix, row), matrix, about);
    columns.forEach((column, x) => (values[y * columns.length + x] = line[column] ?? Number.NaN));
  }
  return { rows, columns, values };
}
