import { tableWidth, weightParts } from '../sum-weights/kernel';
import { matrix, sum, vector, type Bound } from './oracle';

/** One weight matrix of a plan as its table has it, see `layout.ts`. */
export interface OracleMatrix {
  /** Number among the BitLinears; null: it is none. */
  readonly bitLinear: number | null;
  /** Its first weight among the latents. */
  readonly offset: number;
  readonly rows: number;
  readonly columns: number;
  /** Place of its first weight among the flip counts. */
  readonly firstFlip: number;
  /** The first of its groups among all, see `groups.ts`. */
  readonly firstGroup: number;
  /** mean|W| and mean(W), from the parts that `sum-weights` has left. */
  means(): { readonly absMean: number; readonly mean: number };
  /** Weight i, row by row. */
  latent(i: number): number;
  /** Where weight i stands in its padded place: row i of a head at 2i, row i + headDim/2 at 2i + 1. */
  placeOf(i: number): number;
}

export function oracleMatrix(bound: Bound, m: number): OracleMatrix {
  const [offset, rows, columns, base, stride, headDim, number, firstFlip, firstGroup] = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((i) =>
    matrix(bound, 'table', tableWidth).get(m, i),
  ) as [number, number, number, number, number, number, number, number, number];
  const meanOf = (column: 0 | 1): number =>
    Math.fround(sum(weightParts, (part) => matrix(bound, 'parts', 2).get(m * weightParts + part, column)) / (rows * columns));
  const latents = vector(bound, 'latents', offset);
  return {
    bitLinear: number === 0 ? null : number - 1,
    offset,
    rows,
    columns,
    firstFlip,
    firstGroup,
    means: () => ({ absMean: meanOf(0), mean: meanOf(1) }),
    latent: (i) => latents.get(i),
    placeOf(i) {
      const row = Math.floor(i / columns);
      const j = row % headDim;
      const place = headDim === 0 ? row : row - j + (j < headDim / 2 ? 2 * j : 2 * j - headDim + 1);
      return base + place * stride + (i % columns);
    },
  };
}
