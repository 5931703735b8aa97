import type { StepReport } from '../protocol';

/** Fields of a step, in the order of the columns. */
const fields = ['step', 'lossNats', 'learningRate', 'lambda', 'flips', 'elapsedMs'] as const satisfies readonly (keyof StepReport)[];

/** Steps as one array of doubles, `[fields, steps]`: a tenth of what the same objects take, and the same numbers to the bit. */
export function stepColumns(steps: readonly StepReport[]): Float64Array {
  const columns = new Float64Array(fields.length * steps.length);
  fields.forEach((field, row) => steps.forEach((step, i) => (columns[row * steps.length + i] = step[field])));
  return columns;
}

/** The steps that {@link stepColumns} was given. */
function stepsIn(columns: Float64Array): readonly StepReport[] {
  const count = columns.length / fields.length;
  const at = (row: number, i: number): number => columns[row * count + i] ?? Number.NaN;
  return Array.from({ length: count }, (_, i) => ({
    step: at(0, i),
    lossNats: at(1, i),
    learningRate: at(2, i),
    lambda: at(3, i),
    flips: at(4, i),
    elapsedMs: at(5, i),
  }));
}

/**
 * The steps of several rows in order, up to a step. Where a run went back and on again, a later row begins before the former
 * ended: what the later one says holds.
 *
 * @param rows ascending by their first step
 */
export function stepsOfRows(rows: readonly Float64Array[], last: number): readonly StepReport[] {
  const parts = rows.map(stepsIn);
  return parts.flatMap((steps, i) => {
    const next = parts[i + 1]?.[0]?.step ?? Infinity;
    return steps.filter(({ step }) => step < next && step <= last);
  });
}
