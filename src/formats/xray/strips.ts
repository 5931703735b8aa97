/**
 * A matrix in pieces. A strip is the least that is read at once: a row where rows lie one after another, or several rows
 * where bytes hold codes of more than one.
 */
export interface MatrixStrips {
  readonly rows: number;
  readonly columns: number;
  /** Weights of a row that share a scale; all of them where a row or the matrix has one. */
  readonly blockCodes: number;
  /** Whether the type stores codes; otherwise it stores numbers. */
  readonly hasCodes: boolean;
  readonly strips: number;
  readonly rowsPerStrip: number;
  /** The row at place `k` of a strip. */
  rowAt(strip: number, k: number): number;
  /** Strip and place of a row. */
  placeOf(row: number): { readonly strip: number; readonly k: number };
  /** Decodes strips that follow one another. */
  read(first: number, count: number): Promise<DecodedStrips>;
}

/** Strips in numbers; rows in the order of {@link MatrixStrips.rowAt}. */
export interface DecodedStrips {
  /** `rows × columns`; null where the type stores numbers. */
  readonly codes: Int8Array | null;
  /** What codes are multiplied by: one for each block, `rows × ⌈columns / blockCodes⌉`. Empty for numbers. */
  readonly scales: Float32Array;
  /** `rows × columns`; null where the type stores codes. */
  readonly values: Float32Array | null;
}

/** Blocks in a row. */
export const blocksPerRow = ({ columns, blockCodes }: Pick<MatrixStrips, 'columns' | 'blockCodes'>): number =>
  Math.ceil(columns / blockCodes);

/** A strip for every row, in their order. */
export const rowStrips = (rows: number): Pick<MatrixStrips, 'rows' | 'strips' | 'rowsPerStrip' | 'rowAt' | 'placeOf'> => ({
  rows,
  strips: rows,
  rowsPerStrip: 1,
  rowAt: (strip) => strip,
  placeOf: (row) => ({ strip: row, k: 0 }),
});

/** The numbers that the forward pass multiplies by. */
export function valuesOf({ codes, scales, values }: DecodedStrips, strips: Pick<MatrixStrips, 'columns' | 'blockCodes'>): Float32Array {
  if (values !== null) return values;
  if (codes === null) return new Float32Array(0);
  const { columns, blockCodes } = strips;
  const blocks = blocksPerRow(strips);
  const result = new Float32Array(codes.length);
  for (let row = 0, at = 0; at < codes.length; row++)
    for (let block = 0; block < blocks; block++) {
      const scale = scales[row * blocks + block] ?? 0;
      const end = Math.min(at + blockCodes, (row + 1) * columns);
      for (; at < end; at++) result[at] = scale * (codes[at] ?? 0);
    }
  return result;
}

/** The strip of one row, and its numbers. */
export async function readRow(matrix: MatrixStrips, row: number): Promise<DecodedStrips> {
  const { strip, k } = matrix.placeOf(row);
  const decoded = await matrix.read(strip, 1);
  const [from, to] = [k * matrix.columns, (k + 1) * matrix.columns];
  const blocks = blocksPerRow(matrix);
  return {
    codes: decoded.codes?.slice(from, to) ?? null,
    scales: decoded.scales.slice(k * blocks, (k + 1) * blocks),
    values: decoded.values?.slice(from, to) ?? null,
  };
}
