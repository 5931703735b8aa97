/** One column of numbers, over the rows that are trained on. */
export interface Column {
  readonly name: string;
  readonly column: number;
  readonly mean: number;
  readonly deviation: number;
  /** Every row has the same number. */
  readonly isConstant: boolean;
}

/** Mean and standard deviation of every column, over the rows that are trained on. */
export function normalise(values: Float64Array, trainRows: ArrayLike<number>, names: readonly string[]): readonly Column[] {
  const count = trainRows.length;
  return names.map((name, column) => {
    const at = (i: number): number => values[(trainRows[i] ?? 0) * names.length + column] ?? 0;
    let mean = 0;
    let isConstant = true;
    for (let i = 0; i < count; i++) {
      mean += at(i) / count;
      if (at(i) !== at(0)) isConstant = false;
    }
    let variance = 0;
    for (let i = 0; i < count; i++) variance += (at(i) - mean) ** 2 / count;
    return { name, column, mean, deviation: Math.sqrt(variance), isConstant };
  });
}

/** What changes enough to be learned from; what never does; and what does by so little that it may be rounding. */
export function withoutConstants(columns: readonly Column[]): {
  readonly kept: readonly Column[];
  readonly constant: readonly string[];
  readonly faint: readonly string[];
} {
  const changes = ({ mean, deviation, isConstant }: Column): boolean => !isConstant && deviation > 1e-9 * Math.max(1, Math.abs(mean));
  const unused = columns.filter((column) => !changes(column));
  const namesOf = (some: readonly Column[]): readonly string[] => some.map(({ name }) => name);
  return {
    kept: columns.filter(changes),
    constant: namesOf(unused.filter(({ isConstant }) => isConstant)),
    faint: namesOf(unused.filter(({ isConstant }) => !isConstant)),
  };
}
