import { scaleShape, type Granularity } from '../../../catalog/modes/granularity';

/**
 * The weights that share a scale, one group after the other: those of a matrix in the order of its rows, those of a row from
 * its first input on. `scale-weights` leaves four floats of each: offset, 1/t and scale of `weight-rule.ts`, and 0.
 */
export const groupFloats = 4;

/** Inputs that share a scale; 0: the whole matrix. */
export const groupWidth = (granularity: Granularity, columns: number): number =>
  granularity === 'matrix' ? 0 : granularity === 'row' ? columns : Math.min(granularity.group, columns);

/** Groups of a row; 0 where the whole matrix is one. */
export const groupsOfRow = (granularity: Granularity, columns: number): number =>
  granularity === 'matrix' ? 0 : Math.ceil(columns / groupWidth(granularity, columns));

/** Groups of a matrix. */
export const groupCount = (granularity: Granularity, rows: number, columns: number): number =>
  scaleShape(granularity, [rows, columns]).reduce((product, extent) => product * extent, 1);

/** First weight and size of group g of a matrix `[rows, columns]`. */
export function groupPlace(granularity: Granularity, rows: number, columns: number, g: number): readonly [first: number, count: number] {
  if (granularity === 'matrix') return [0, rows * columns];
  const [width, perRow] = [groupWidth(granularity, columns), groupsOfRow(granularity, columns)];
  const column = (g % perRow) * width;
  return [Math.floor(g / perRow) * columns + column, Math.min(width, columns - column)];
}

/** {@link groupWidth} in WGSL, for a `matrix`; nothing where the whole matrix is one group. */
const groupWidthOf = (granularity: Granularity): string =>
  granularity === 'row' ? 'matrix.columns' : typeof granularity === 'string' ? '' : `${granularity.group}u`;

/** In WGSL, for a `matrix` and a `group`: `begin`, its first weight, and `count`; returns where the matrix has no such group. */
export function groupPlaceIn(granularity: Granularity): string {
  const width = groupWidthOf(granularity);
  return granularity === 'matrix'
    ? 'if (group >= 1u) { return; } let begin = 0u; let count = matrix.count;'
    : `let perRow = (matrix.columns + ${width} - 1u) / ${width}; if (group >= matrix.count / matrix.columns * perRow) { return; }
let column = (group % perRow) * ${width}; let begin = group / perRow * matrix.columns + column; let count = min(${width}, matrix.columns - column);`;
}

/**
 * The same in WGSL: `groupOf(matrix, i)`, the index among all groups of the one that weight i belongs to; `Group` and
 * `groupAt(index)`, what they have in common. Needs the binding `scales` and `matrix-table.ts`.
 */
export function groupTable(granularity: Granularity): string {
  const width = groupWidthOf(granularity);
  const own =
    granularity === 'matrix'
      ? 'matrix.firstGroup'
      : `matrix.firstGroup + (i / matrix.columns) * ((matrix.columns + ${width} - 1u) / ${width}) + (i % matrix.columns) / ${width}`;
  return `struct Group { offset: f32, factor: f32, scale: f32 }
fn groupOf(matrix: Matrix, i: u32) -> u32 { return ${own}; }
fn groupAt(index: u32) -> Group { let o = index * ${groupFloats}u; return Group(scales[o], scales[o + 1u], scales[o + 2u]); }`;
}
