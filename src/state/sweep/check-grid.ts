/**
 * Whether a sweep can be trained, and what it costs, a few combinations at a time: twenty thousand take a second or more, and
 * whoever types must not wait for them.
 */
import { experimentOf } from '../../experiment/defaults';
import { cellsOf, refuseCell, refuseCount, runCount, type Grid } from '../../experiment/sweep/grid';
import { costOf, type Speeds } from '../findings/training-cost';

export type CheckedGrid = { readonly refusal: string; readonly cost: null } | { readonly refusal: null; readonly cost: GridCost };

export interface GridCost {
  readonly runs: number;
  /** Of all runs together. */
  readonly steps: number;
  /** From the first step to the last, within a factor of two or so; null where nothing has been timed. */
  readonly seconds: number | null;
}

/** Combinations between two pauses: one or two milliseconds of work. */
const CELLS_AT_ONCE = 24;

/** Yields now and then; whoever asks decides when to go on, and whether. */
export function* checkGrid(grid: Grid, speeds: Speeds): Generator<void, CheckedGrid> {
  const refused = refuseCount(grid);
  if (refused !== null) return { refusal: refused, cost: null };
  const cells = cellsOf(grid);
  let [steps, seconds] = [0, 0];
  for (let first = 0; first < cells.length; first += CELLS_AT_ONCE) {
    yield;
    const some = cells.slice(first, first + CELLS_AT_ONCE);
    for (const cell of some) {
      const refusal = refuseCell(grid, cell);
      if (refusal !== null) return { refusal, cost: null };
    }
    const cost = costOf(
      some.map(({ draft }) => experimentOf(draft)),
      speeds,
    );
    steps += cost.steps;
    seconds += cost.seconds ?? Number.NaN;
  }
  const times = grid.seeds.length;
  return {
    refusal: null,
    cost: { runs: runCount(grid), steps: times * steps, seconds: Number.isNaN(seconds) ? null : times * seconds },
  };
}
