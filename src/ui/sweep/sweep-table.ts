import type { Grid } from '../../experiment/sweep/grid';
import type { SweepResult } from '../../scripting/train-grid';
import type { Table } from '../saving/table';
import type { MeasuredWords } from '../words/measured-words';

/** Every run with all that was measured of it, in the order of the grid. */
export function sweepTable({ axes }: Grid, results: Iterable<SweepResult>, { columns }: MeasuredWords): Table {
  return {
    columns: [
      'mode',
      ...axes.map(({ setting }) => setting),
      'seed',
      'steps',
      columns.measured,
      'score',
      columns.train,
      'parameters',
      'packedBytes',
      'elapsedMs',
      'backend',
      'failure',
    ],
    rows: [...results]
      .toSorted((one, other) => one.run - other.run)
      .map((result) => [
        result.mode,
        ...axes.map(({ setting }) => result.settings[setting] ?? 'null'),
        result.seed,
        result.step,
        result.heldOutLossNats,
        result.score,
        result.trainLossNats,
        result.parameters,
        result.packedBytes,
        result.elapsedMs,
        result.backend,
        result.failure,
      ]),
  };
}
