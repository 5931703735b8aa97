/**
 * Whether numbers are codes in disguise: −g, 0 and +g, with one g for the matrix, for each row, or for each block of a row. Models of
 * codes are often handed on as F16 or BF16.
 */
import type { ScaleSharing } from '../tensor';

/** Blocks that formats use, the largest first. */
const blockSizes = [256, 128, 64, 32] as const;

export interface NumberCount {
  /** −, 0, +. */
  readonly signs: number[];
  /** The first magnitudes of rows, or of the smallest blocks: what they share is their scale. */
  readonly magnitudes: number[];
  /** Still possible. */
  matrix: boolean;
  row: boolean;
  /** By the place in `blockSizes`. */
  readonly blocks: boolean[];
  scale: number;
}

export const emptyCount = (columns: number): NumberCount => ({
  signs: [0, 0, 0],
  magnitudes: [],
  matrix: true,
  row: true,
  blocks: blockSizes.map((size) => columns % size === 0 && columns > size),
  scale: 0,
});

const MOST_MAGNITUDES = 2 ** 16;

/** Adds whole rows to a count. */
export function countNumbers(
  count: NumberCount,
  values: Float32Array,
  columns: number,
): { zeros: number; sum: number; squares: number; largest: number; notFinite: number; deadRows: number } {
  let [zeros, sum, squares, largest, notFinite, deadRows, positive, negative] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let start = 0; start < values.length; start += columns) {
    let rowScale = 0;
    for (let i = start; i < start + columns; i++) {
      const value = values[i] ?? 0;
      if (value === 0) {
        zeros++;
        continue;
      }
      const magnitude = value < 0 ? -value : value;
      if (!(magnitude < Infinity)) {
        notFinite++;
        count.row = false;
        count.matrix = false;
        count.blocks.fill(false);
        continue;
      }
      if (value > 0) positive++;
      else negative++;
      sum += magnitude;
      squares += magnitude * magnitude;
      if (magnitude > largest) largest = magnitude;
      if (rowScale === 0) rowScale = magnitude;
      else if (magnitude !== rowScale) count.row = false;
      if (count.scale === 0) count.scale = magnitude;
      else if (magnitude !== count.scale) count.matrix = false;
    }
    if (rowScale === 0) deadRows++;
    if (!count.row) countBlocks(count, values, start, columns);
    else if (rowScale !== 0 && count.magnitudes.length < MOST_MAGNITUDES) count.magnitudes.push(rowScale);
  }
  count.signs[0] = (count.signs[0] ?? 0) + negative;
  count.signs[1] = (count.signs[1] ?? 0) + zeros;
  count.signs[2] = (count.signs[2] ?? 0) + positive;
  return { zeros, sum, squares, largest, notFinite, deadRows };
}

function countBlocks(count: NumberCount, values: Float32Array, start: number, columns: number): void {
  const smallest = count.blocks.lastIndexOf(true);
  blockSizes.forEach((size, place) => {
    if (count.blocks[place] !== true) return;
    for (let block = start; block < start + columns; block += size) {
      let scale = 0;
      for (let i = block; i < block + size; i++) {
        const magnitude = Math.abs(values[i] ?? 0);
        if (magnitude === 0) continue;
        if (scale === 0) scale = magnitude;
        else if (magnitude !== scale) {
          count.blocks[place] = false;
          return;
        }
      }
      if (scale !== 0 && place === smallest && count.magnitudes.length < MOST_MAGNITUDES) count.magnitudes.push(scale);
    }
  });
}

/** Null: they are no codes. A single number, or nothing but zeros, tells nothing. */
export function ternarySharing({ signs, matrix, row, blocks }: NumberCount): Exclude<ScaleSharing, 'none'> | null {
  const [negative = 0, , positive = 0] = signs;
  if (negative + positive < 2 || (negative === 0 && positive > 0 && signs[1] === 0)) return null;
  if (matrix) return 'matrix';
  if (row) return 'row';
  return blocks.includes(true) ? 'block' : null;
}
