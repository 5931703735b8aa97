/**
 * Codes times activations times the scales of the codes. A scale of a matrix or of a row is a factor of a row's sum; scales of
 * groups are not, so each group has a sum of its own:
 *
 *   y[row] = Σ_j scale[row, j] · (Σ over the inputs of group j of code · x)
 *
 * The inner sums are whole numbers and exact, whichever kernel adds them up. The outer one is in float64, in the order of the
 * groups: 24 bits times 24 are exact there, so every kernel gives the same bits.
 */
import { scaleIndex } from '../catalog/modes/granularity';
import type { CodeScale } from '../formats/format';
import type { CodedMatrix } from './kernels/product-kernel';

/** Codes of one layer and what they are multiplied by; null where they are used bare. */
export interface ScaledCodes {
  readonly matrix: CodedMatrix;
  readonly scale: CodeScale | null;
}

/** The product of the codes alone: of whole numbers, or of activations that are not rounded. */
export interface CodeProduct<X, Sums> {
  readonly sizeBytes: number;
  multiply(x: X, count: number, sums: Sums): void | Promise<void>;
  dispose?(): void;
}

/** A {@link CodeProduct} with scales. */
export interface ScaledProduct<X> {
  readonly rows: number;
  readonly columns: number;
  /** Codes as they are held, and their scales. */
  readonly sizeBytes: number;
  /**
   * @param x `[count, columns]`
   * @param y `[count, rows]`, overwritten
   */
  multiply(x: X, count: number, y: Float64Array): void | Promise<void>;
  dispose(): void;
}

type Numbers = Int8Array | Int32Array | Float32Array;

/**
 * @param layers matrices that read the same input, laid one under the other
 * @param pack the product of codes
 * @param sumsOf room for as many sums of it
 */
export function scaledProduct<X extends Int8Array | Float32Array, Sums extends Numbers>(
  layers: readonly ScaledCodes[],
  pack: (matrix: CodedMatrix) => CodeProduct<X, Sums>,
  sumsOf: (length: number) => Sums,
): ScaledProduct<X> {
  const matrix = stacked(layers.map((layer) => layer.matrix));
  const { rows, columns } = matrix;
  const group = groupOf(layers, columns);
  const groups = Math.ceil(columns / group);
  const scales = byGroup(
    layers.flatMap((layer) => spreadScales(layer, group)),
    groups,
  );
  const products = Array.from({ length: groups }, (_, j) => pack(columnsOf(matrix, j * group, group)));
  return {
    rows,
    columns,
    sizeBytes:
      products.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) +
      4 * layers.reduce((sum, { scale }) => sum + (scale?.values.length ?? 1), 0),
    multiply(x, count, y) {
      const sums = products.map(() => sumsOf(count * rows));
      const pending = products.flatMap((product, j) => {
        const into = sums[j];
        const part = groups === 1 ? x : sliceOfEach(x, count, j * group, group);
        return into === undefined ? [] : (product.multiply(part, count, into) ?? []);
      });
      const finish = (): void => addScaled(sums, scales, rows, y);
      return pending.length === 0 ? finish() : Promise.all(pending).then(finish);
    },
    dispose: () => products.forEach((product) => product.dispose?.()),
  };
}

/** @param scales `[groups, rows]` */
function addScaled(sums: readonly Numbers[], scales: Float32Array, rows: number, y: Float64Array): void {
  y.fill(0);
  for (const [j, partial] of sums.entries()) {
    const own = scales.subarray(j * rows, (j + 1) * rows);
    for (let first = 0; first < y.length; first += rows) {
      for (let row = 0; row < rows; row++) y[first + row] = (y[first + row] ?? 0) + (partial[first + row] ?? 0) * (own[row] ?? Number.NaN);
    }
  }
}

/** `[rows, groups]` turned to `[groups, rows]`, in which they are read. */
function byGroup(scales: readonly number[], groups: number): Float32Array {
  const rows = scales.length / groups;
  return Float32Array.from(scales, (_, i) => scales[(i % rows) * groups + Math.floor(i / rows)] ?? Number.NaN);
}

/** Inputs that share a scale: all of them where there is one a row at most. */
function groupOf(layers: readonly ScaledCodes[], columns: number): number {
  const granularity = layers[0]?.scale?.granularity ?? 'matrix';
  return typeof granularity === 'string' ? columns : Math.min(granularity.group, columns);
}

/** `[rows, groups]` */
function spreadScales({ matrix: { rows, columns }, scale }: ScaledCodes, group: number): readonly number[] {
  const groups = Math.ceil(columns / group);
  if (scale === null) return Array.from({ length: rows * groups }, () => 1);
  const indexOf = scaleIndex(scale.granularity, [rows, columns]);
  return Array.from(
    { length: rows * groups },
    (_, i) => scale.values[indexOf(Math.floor(i / groups) * columns + (i % groups) * group)] ?? Number.NaN,
  );
}

/** So many columns from `from` on, or those that are left. */
function columnsOf(matrix: CodedMatrix, from: number, count: number): CodedMatrix {
  const { rows, columns, codes, levels } = matrix;
  if (from === 0 && count >= columns) return matrix;
  return { rows, columns: Math.min(count, columns - from), levels, codes: sliceOfEach(codes, rows, from, count) };
}

/** The numbers from `from` on, `width` or those that are left, of each of `count` vectors that lie one after another. */
function sliceOfEach<Values extends Int8Array | Float32Array>(values: Values, count: number, from: number, width: number): Values {
  const length = values.length / count;
  const kept = Math.min(width, length - from);
  // The same kind of array as the one given, of which TypeScript knows no constructor.
  const slices = (values instanceof Int8Array ? new Int8Array(count * kept) : new Float32Array(count * kept)) as Values;
  for (let i = 0; i < count; i++) slices.set(values.subarray(i * length + from, i * length + from + kept), i * kept);
  return slices;
}

function stacked(matrices: readonly CodedMatrix[]): CodedMatrix {
  const [first, ...others] = matrices;
  if (first === undefined) throw new RangeError('A linear layer needs at least one matrix.');
  if (others.length === 0) return first;
  const rows = matrices.reduce((sum, matrix) => sum + matrix.rows, 0);
  const codes = new Int8Array(rows * first.columns);
  let offset = 0;
  for (const matrix of matrices) {
    codes.set(matrix.codes, offset);
    offset += matrix.codes.length;
  }
  return { ...first, rows, codes };
}
