import type { CollectedResult } from '../../state/class/collected';
import type { Table } from '../saving/table';
import type { MeasuredWords } from '../words/measured-words';

/** A row for each mode of each result. */
export function collectedTable(results: readonly CollectedResult[], words: MeasuredWords): Table {
  return {
    columns: ['seed', 'mode', words.columns.measured, 'score', 'backend', 'digest', 'standing'],
    rows: results.flatMap(({ seed, result, standing }) =>
      result.arms.map(({ mode, heldOutLossNats, score, backend, digest }) => [
        seed,
        mode,
        heldOutLossNats,
        score,
        backend,
        digest.toString(16).padStart(8, '0'),
        standing,
      ]),
    ),
  };
}
