/**
 * What the numbers of a matrix say, counted in one pass over strips and in bounded memory. Every number is of what was read:
 * a large matrix is sampled in rows that lie evenly over it, and says so.
 */
import type { CodeShare } from './code-share';
import { emptyCount, countNumbers, ternarySharing, type NumberCount } from './ternary-numbers';
import { blocksPerRow, type MatrixStrips } from '../strips';
import type { ScaleSharing } from '../tensor';

export interface MatrixStatistics {
  readonly rows: number;
  readonly columns: number;
  /** Rows that were read; fewer than `rows`: a sample. */
  readonly rowsRead: number;
  /** Codes with how many weights have them, ascending; null where numbers are stored that are no codes. */
  readonly codes: readonly CodeShare[] | null;
  /** Numbers are stored that are −g, 0 and +g: so many share a g. */
  readonly ternaryNumbers: Exclude<ScaleSharing, 'none'> | null;
  /** Of all weights. */
  readonly zeroShare: number;
  readonly scales: ScaleSpread | null;
  readonly deadRows: number;
  /** Blocks in which every code is 0, or whose scale is. Null where there are no blocks. */
  readonly emptyBlocks: { readonly count: number; readonly of: number } | null;
  /** Mean magnitude and root mean square of the numbers that the forward pass uses. */
  readonly meanMagnitude: number;
  readonly rms: number;
  readonly largest: number;
  readonly notFinite: number;
  /** Entropy of the codes, in bits for each weight; null without codes. */
  readonly entropyBits: number | null;
}

export interface ScaleSpread {
  readonly count: number;
  readonly distinct: number;
  readonly least: number;
  readonly median: number;
  readonly greatest: number;
  readonly zero: number;
  readonly negative: number;
  readonly notFinite: number;
  /** Standard deviation by mean, of the finite ones. */
  readonly variation: number;
}

/** About so many weights are decoded at once. */
const WEIGHTS_AT_ONCE = 2 ** 19;

/** Which strips are read, so that about `mostWeights` weights are: all, or runs that lie evenly over the matrix. */
export function sampledStrips(matrix: MatrixStrips, mostWeights: number): readonly { readonly first: number; readonly count: number }[] {
  const perStrip = matrix.rowsPerStrip * matrix.columns;
  const atOnce = Math.max(1, Math.floor(WEIGHTS_AT_ONCE / perStrip));
  const wanted = Math.max(1, Math.min(matrix.strips, Math.floor(mostWeights / perStrip)));
  if (wanted === matrix.strips)
    return Array.from({ length: Math.ceil(matrix.strips / atOnce) }, (_, i) => ({
      first: i * atOnce,
      count: Math.min(atOnce, matrix.strips - i * atOnce),
    }));
  // Few runs that are long would see few places, many that are short cost a read each.
  const run = Math.max(1, Math.min(atOnce, Math.ceil(wanted / 8)));
  const runs = Math.max(1, Math.floor(wanted / run));
  return Array.from({ length: runs }, (_, i) => ({ first: Math.floor((i * (matrix.strips - run)) / Math.max(1, runs - 1)), count: run }));
}

/** @param onward told after every piece; it may wait, so that others get their turn, and throw to stop */
export async function countMatrix(matrix: MatrixStrips, mostWeights: number, onward?: () => Promise<void>): Promise<MatrixStatistics> {
  const { columns } = matrix;
  const tallies = new Float64Array(256);
  const ofBlock = new Uint32Array(256);
  const scales: number[] = [];
  const numbers: NumberCount = emptyCount(columns);
  let [rowsRead, deadRows, emptyBlocks, blocks, zeros, sum, squares, largest, notFinite] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  let hasCodes = matrix.hasCodes;
  for (const { first, count } of sampledStrips(matrix, mostWeights)) {
    const decoded = await matrix.read(first, count);
    const rows = count * matrix.rowsPerStrip;
    rowsRead += rows;
    if (decoded.codes !== null) {
      const { codes } = decoded;
      const perRow = blocksPerRow(matrix);
      for (let row = 0, at = 0; row < rows; row++) {
        let used = 0;
        for (let block = 0; block < perRow; block++) {
          const scale = decoded.scales[row * perRow + block] ?? 0;
          const size = Math.min(matrix.blockCodes, columns - block * matrix.blockCodes);
          // Hundreds of millions pass here: a table, and sums from it.
          for (const end = at + size; at < end; at++) {
            const code = (codes[at] ?? 0) & 255;
            ofBlock[code] = (ofBlock[code] ?? 0) + 1;
          }
          const counted = blockSums(ofBlock, tallies, size);
          zeros += size - counted.nonZero;
          blocks++;
          if (counted.nonZero === 0 || scale === 0) emptyBlocks++;
          else used++;
          if (Number.isFinite(scale)) {
            sum += Math.abs(scale) * counted.magnitude;
            squares += scale * scale * counted.square;
            largest = Math.max(largest, Math.abs(scale) * counted.most);
          } else notFinite += size;
          if (scales.length < MOST_SCALES) scales.push(scale);
        }
        if (used === 0) deadRows++;
      }
    } else if (decoded.values !== null) {
      hasCodes = false;
      const part = countNumbers(numbers, decoded.values, columns);
      zeros += part.zeros;
      sum += part.sum;
      squares += part.squares;
      largest = Math.max(largest, part.largest);
      notFinite += part.notFinite;
      deadRows += part.deadRows;
    }
    if (onward !== undefined) await onward();
  }
  const weights = Math.max(1, rowsRead * columns);
  const ternary = hasCodes ? null : ternarySharing(numbers);
  const codes = hasCodes ? sharesOf(tallies) : ternary === null ? null : numbers.signs.map((count, i) => ({ code: i - 1, count }));
  return {
    rows: matrix.rows,
    columns,
    rowsRead,
    codes,
    ternaryNumbers: ternary,
    zeroShare: zeros / weights,
    scales: hasCodes ? spreadOf(scales) : ternary === null ? null : spreadOf(numbers.magnitudes),
    deadRows,
    emptyBlocks: hasCodes && matrix.blockCodes < columns ? { count: emptyBlocks, of: blocks } : null,
    meanMagnitude: sum / weights,
    rms: Math.sqrt(squares / weights),
    largest,
    notFinite,
    entropyBits: codes === null ? null : entropyOf(codes),
  };
}

/** Sums of a block from how often each code is in it; moves the counts on to those of the matrix. */
function blockSums(
  ofBlock: Uint32Array,
  tallies: Float64Array,
  size: number,
): { readonly nonZero: number; readonly magnitude: number; readonly square: number; readonly most: number } {
  let [left, nonZero, magnitude, square, most] = [size, 0, 0, 0, 0];
  // Small codes first: after those of a ternary block, nothing is left.
  for (let i = 0; left > 0 && i < 256; i++) {
    const code = i & 1 ? -((i + 1) >> 1) : i >> 1;
    const at = code & 255;
    const count = ofBlock[at] ?? 0;
    if (count === 0) continue;
    left -= count;
    ofBlock[at] = 0;
    tallies[at] = (tallies[at] ?? 0) + count;
    if (code === 0) continue;
    const magnitudeOf = Math.abs(code);
    nonZero += count;
    magnitude += count * magnitudeOf;
    square += count * magnitudeOf ** 2;
    most = Math.max(most, magnitudeOf);
  }
  return { nonZero, magnitude, square, most };
}

/** More tell no more about their spread. */
const MOST_SCALES = 2 ** 18;

const sharesOf = (tallies: Float64Array): readonly CodeShare[] =>
  Array.from(tallies, (count, byte) => ({ code: (byte << 24) >> 24, count }))
    .filter(({ code, count }) => count > 0 || Math.abs(code) <= 1)
    .toSorted((a, b) => a.code - b.code);

function entropyOf(codes: readonly CodeShare[]): number {
  const total = codes.reduce((sum, { count }) => sum + count, 0);
  return codes.reduce((bits, { count }) => (count === 0 ? bits : bits - (count / total) * Math.log2(count / total)), 0);
}

function spreadOf(scales: readonly number[]): ScaleSpread {
  const finite = scales.filter(Number.isFinite).toSorted((a, b) => a - b);
  const mean = finite.reduce((sum, scale) => sum + scale, 0) / Math.max(1, finite.length);
  const variance = finite.reduce((sum, scale) => sum + (scale - mean) ** 2, 0) / Math.max(1, finite.length);
  return {
    count: scales.length,
    distinct: new Set(scales).size,
    least: finite[0] ?? Number.NaN,
    median: finite[finite.length >> 1] ?? Number.NaN,
    greatest: finite.at(-1) ?? Number.NaN,
    zero: scales.filter((scale) => scale === 0).length,
    negative: scales.filter((scale) => scale < 0).length,
    notFinite: scales.length - finite.length,
    variation: mean === 0 ? 0 : Math.sqrt(variance) / Math.abs(mean),
  };
}
