/** What the runs of a sweep have come to, cell by cell, and what may be said of the best. */
import type { LossUnit } from '../../catalog/tasks/task';
import { cellsOf, placeOfRun, type Grid, type GridCell } from '../../experiment/sweep/grid';
import { spreadOf, type Spread } from '../../math/statistics';
import type { SweepResult } from '../../scripting/train-grid';
import { compareLosses, FEWEST_SEEDS, smallestDifference, SOLVED_SCORE, type MeasuredArm } from '../findings/verdict';

export interface MeasuredCell extends GridCell {
  /** One for each seed that has come to an end, failed ones included. */
  readonly results: readonly SweepResult[];
  /** Over the seeds that did not fail; null where there is none yet. */
  readonly loss: Spread | null;
  readonly score: Spread | null;
  /** Every seed has come to an end. */
  readonly hasEnded: boolean;
}

export function measuredCells(grid: Grid, results: Iterable<SweepResult>): readonly MeasuredCell[] {
  const cells = cellsOf(grid);
  const byCell: SweepResult[][] = cells.map(() => []);
  for (const result of results) byCell[placeOfRun(grid, cells.length, result.run).cell]?.push(result);
  return cells.map((cell, i) => {
    const own = (byCell[i] ?? []).toSorted((one, other) => one.run - other.run);
    const measured = own.filter(isMeasured);
    return {
      ...cell,
      results: own,
      loss: measured.length === 0 ? null : spreadOf(measured.map(({ heldOutLossNats }) => heldOutLossNats)),
      score: measured.length === 0 ? null : spreadOf(measured.map(({ score }) => score)),
      hasEnded: own.length >= grid.seeds.length,
    };
  });
}

type Measured = SweepResult & { readonly heldOutLossNats: number; readonly score: number };

const isMeasured = (result: SweepResult): result is Measured =>
  result.failure === null && result.heldOutLossNats !== null && result.score !== null;

/** What may be said of the cell with the lowest median loss. */
export type Standing =
  | { readonly kind: 'nothingYet' }
  /** No verdict, and why: runs are missing; too few seeds; or losses of different tasks, as long sequences are harder than short ones. */
  | { readonly kind: 'lowest'; readonly best: MeasuredCell; readonly why: 'underWay' | 'fewSeeds' | 'otherTasks' }
  /** Every cell solves its task with every seed. */
  | { readonly kind: 'allSolved' }
  /** By the rule of `findings/verdict.ts`, corrected for comparing each cell with each. */
  | {
      readonly kind: 'judged';
      readonly best: MeasuredCell;
      /** Worse than the best by more than seeds alone would do. */
      readonly apart: readonly MeasuredCell[];
      readonly level: readonly MeasuredCell[];
      /** Too few of their seeds lasted, or none did. */
      readonly unknown: readonly MeasuredCell[];
    };

/** A sweep is judged once, when all of it is trained: whoever looks at every step finds a difference sooner or later. */
export function standingOf(grid: Grid, cells: readonly MeasuredCell[], unit: LossUnit): Standing {
  const ascending = cells.filter(({ loss }) => loss !== null).toSorted((one, other) => medianOf(one) - medianOf(other));
  const [best, ...others] = ascending;
  if (best === undefined) return { kind: 'nothingYet' };
  if (grid.axes.some(({ setting }) => setting === 'seqLen' || setting === 'pairs')) return { kind: 'lowest', best, why: 'otherTasks' };
  if (!cells.every(({ hasEnded }) => hasEnded)) return { kind: 'lowest', best, why: 'underWay' };
  if (ascending.length === cells.length && cells.every(({ score }) => (score?.low ?? 0) >= SOLVED_SCORE)) return { kind: 'allSolved' };
  if (grid.seeds.length < FEWEST_SEEDS) return { kind: 'lowest', best, why: 'fewSeeds' };
  const smallest = smallestDifference(unit, { lossNats: best.results[0]?.baselineLossNats ?? Number.NaN });
  // The best was chosen by its result, so every pair counts as a comparison. Only its own are needed here, and leaving the
  // others out makes Holm's correction stricter, never laxer.
  const pairs = (cells.length * (cells.length - 1)) / 2;
  const verdicts = compareLosses(
    others.map((cell) => [armOf(best), armOf(cell)]),
    smallest,
    pairs,
  );
  const called = (call: string): readonly MeasuredCell[] => others.filter((_, i) => verdicts[i]?.call === call);
  const unmeasured = cells.filter(({ loss }) => loss === null);
  return {
    kind: 'judged',
    best,
    apart: called('apart'),
    level: called('level'),
    unknown: [...called('fewSeeds'), ...unmeasured],
  };
}

const medianOf = ({ loss }: MeasuredCell): number => loss?.median ?? Number.NaN;

function armOf({ results, hasEnded }: MeasuredCell): MeasuredArm {
  const each = results
    .filter(isMeasured)
    .map(({ step, heldOutLossNats, score, elapsedMs }) => ({ step, heldOutLossNats, score, elapsedMs, examples: [] }));
  return { joint: each.length === 0 ? [] : [{ step: each[0]?.step ?? 0, each }], ended: hasEnded };
}
