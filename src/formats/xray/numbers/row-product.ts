/** One output by hand: the codes of a row with an input, block by block, as in `out = Σ scale · Σ code · x`. */
import { blocksPerRow, readRow, type MatrixStrips } from '../strips';

export interface RowTerm {
  readonly input: number;
  /** The code, or the number where there are no codes. */
  readonly weight: number;
}

export interface RowProduct {
  readonly row: number;
  readonly hasCodes: boolean;
  /** The first inputs with their weights. */
  readonly terms: readonly RowTerm[];
  readonly columns: number;
  /** Inputs under a code above 0, below 0 and 0: how many, and their sum. */
  readonly plus: { readonly count: number; readonly sum: number };
  readonly minus: { readonly count: number; readonly sum: number };
  readonly zero: number;
  /** Sum of code · x and scale of each block, the first of them. */
  readonly blocks: readonly { readonly sum: number; readonly scale: number }[];
  readonly blockCount: number;
  readonly output: number;
}

const MOST_TERMS = 24;
const MOST_BLOCKS = 6;

/** @param input repeated until there is one for every column */
export async function rowProduct(matrix: MatrixStrips, row: number, input: readonly number[]): Promise<RowProduct> {
  const { codes, scales, values } = await readRow(matrix, row);
  const weights: ArrayLike<number> = codes ?? values ?? [];
  const { columns, blockCodes } = matrix;
  const x = (i: number): number => input[i % Math.max(1, input.length)] ?? 0;
  let [plusSum, plusCount, minusSum, minusCount, zero, output] = [0, 0, 0, 0, 0, 0];
  const blocks: { sum: number; scale: number }[] = [];
  const blockCount = codes === null ? 1 : blocksPerRow(matrix);
  for (let block = 0; block < blockCount; block++) {
    let sum = 0;
    const end = codes === null ? columns : Math.min(columns, (block + 1) * blockCodes);
    for (let i = codes === null ? 0 : block * blockCodes; i < end; i++) {
      const weight = weights[i] ?? 0;
      if (weight > 0) [plusSum, plusCount] = [plusSum + weight * x(i), plusCount + 1];
      else if (weight < 0) [minusSum, minusCount] = [minusSum - weight * x(i), minusCount + 1];
      else zero++;
      sum += weight * x(i);
    }
    const scale = codes === null ? 1 : (scales[block] ?? 0);
    output += scale * sum;
    if (blocks.length < MOST_BLOCKS) blocks.push({ sum, scale });
  }
  return {
    row,
    hasCodes: codes !== null,
    terms: Array.from({ length: Math.min(columns, MOST_TERMS) }, (_, i) => ({ input: x(i), weight: weights[i] ?? 0 })),
    columns,
    plus: { count: plusCount, sum: plusSum },
    minus: { count: minusCount, sum: minusSum },
    zero,
    blocks,
    blockCount,
    output,
  };
}
