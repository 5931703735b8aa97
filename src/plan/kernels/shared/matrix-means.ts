import { tableWidth, weightParts } from '../sum-weights/kernel';
import type { AddressOf, SimdModule } from './simd-call';

/** One weight matrix in the memory of a plan, as kernels that go through all of them see it. */
export interface PlacedMatrix {
  /** Address of its row in the table of `layout.ts`. */
  readonly row: number;
  /** How many rows it has itself. */
  readonly rows: number;
  readonly columns: number;
  /** The first of its groups among all, see `groups.ts`. */
  readonly firstGroup: number;
  /** Number among the BitLinears; null: it is none. */
  readonly bitLinear: number | null;
  /** mean|W| and mean(W) from the parts that `sum-weights` has left, in float32. */
  means(): { readonly absMean: number; readonly mean: number };
}

/** Every matrix of a plan. */
export function placedMatrices({ memory }: SimdModule, matrices: number, addressOf: AddressOf): readonly PlacedMatrix[] {
  const table = new Uint32Array(memory.buffer, addressOf('table'), tableWidth * matrices);
  const parts = new Float32Array(memory.buffer, addressOf('parts'), 2 * weightParts * matrices);
  return Array.from({ length: matrices }, (_, m): PlacedMatrix => {
    const [, rows = 0, columns = 0, , , , number = 0, , firstGroup = 0] = table.subarray(tableWidth * m, tableWidth * (m + 1));
    const meanOf = (column: 0 | 1): number => {
      let sum = 0;
      for (let i = 0; i < weightParts; i++) sum = Math.fround(sum + (parts[2 * (m * weightParts + i) + column] ?? 0));
      return Math.fround(sum / (rows * columns));
    };
    return {
      row: table.byteOffset + 4 * tableWidth * m,
      rows,
      columns,
      firstGroup,
      bitLinear: number === 0 ? null : number - 1,
      means: () => ({ absMean: meanOf(0), mean: meanOf(1) }),
    };
  });
}
