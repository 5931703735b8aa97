/**
 * A sweep: settings as lists, and a run for every combination of them, with every mode and every seed. Runs are numbered, so
 * that ten thousand of them need no list: number i is cell i mod c with seed ⌊i / c⌋, where c is the number of cells. So every
 * cell is trained once before any is trained twice.
 */
import * as words from '#words/experiment/sweep';
import { modeOf, type ModeId } from '../../catalog/modes/modes';
import type { ExperimentDraft } from '../experiment';
import type { FieldName } from '../fields';
import { validate } from '../validate';

export type SettingValue = string | number | null;

/** Settings that may be swept: modes and seeds have lists of their own, and results of different tasks cannot be compared. */
export type SweptName = Exclude<FieldName, 'task' | 'data' | 'mode' | 'seed' | 'backend' | 'arithmetic'>;

export interface GridAxis {
  readonly setting: SweptName;
  /** Never empty, each once. */
  readonly values: readonly SettingValue[];
  /** Modes that have a list of their own. */
  readonly ofMode?: Readonly<Partial<Record<ModeId, readonly SettingValue[]>>>;
}

export interface Grid {
  /** What all runs have in common. */
  readonly base: ExperimentDraft;
  readonly modes: readonly ModeId[];
  readonly axes: readonly GridAxis[];
  readonly seeds: readonly number[];
}

/** One combination, to be trained with every seed. */
export interface GridCell {
  readonly mode: ModeId;
  /** One for each axis. */
  readonly values: readonly SettingValue[];
  /** Without a seed. */
  readonly draft: ExperimentDraft;
}

/** More is a typing error more often than a wish. */
export const MOST_RUNS = 20_000;

export const valuesOf = ({ values, ofMode }: GridAxis, mode: ModeId): readonly SettingValue[] => ofMode?.[mode] ?? values;

/** How many runs a grid has, without making any. */
export const runCount = ({ modes, axes, seeds }: Grid): number =>
  seeds.length * modes.reduce((sum, mode) => sum + axes.reduce((product, axis) => product * valuesOf(axis, mode).length, 1), 0);

/** Mode by mode, the last axis changing fastest. */
export const cellsOf = ({ base, modes, axes }: Grid): readonly GridCell[] =>
  modes.flatMap((mode) =>
    axes.reduce<readonly GridCell[]>(
      (cells, axis) =>
        cells.flatMap(({ values, draft }) =>
          valuesOf(axis, mode).map((value) => ({ mode, values: [...values, value], draft: { ...draft, [axis.setting]: value } })),
        ),
      [{ mode, values: [], draft: { ...base, mode } }],
    ),
  );

/** Which cell and which seed a run is of. */
export function placeOfRun({ seeds }: Pick<Grid, 'seeds'>, cells: number, run: number): { readonly cell: number; readonly seed: number } {
  return { cell: run % cells, seed: seeds[Math.floor(run / cells)] ?? Number.NaN };
}

/** Why a grid cannot be trained, in one sentence; null when it can. */
export function refuseGrid(grid: Grid): string | null {
  const refused = refuseCount(grid);
  if (refused !== null) return refused;
  for (const cell of cellsOf(grid)) {
    const refusal = refuseCell(grid, cell);
    if (refusal !== null) return refusal;
  }
  return null;
}

/** Whether there are too few runs or too many, without making any. */
export function refuseCount(grid: Grid): string | null {
  const runs = runCount(grid);
  if (runs === 0) return words.nothingToTrain;
  return runs <= MOST_RUNS ? null : words.tooManyRuns(runs, MOST_RUNS);
}

/** Why one combination cannot be trained. */
export function refuseCell({ axes, seeds: [seed] }: Grid, { draft, mode, values }: GridCell): string | null {
  const [issue] = validate({ ...draft, seed }).issues;
  if (issue === undefined) return null;
  const at = axes.map(({ setting }, i) => `${setting} ${String(values[i])}`);
  return at.length === 0 ? issue.message : words.refusedWith([modeOf(mode).labelInText, ...at].join(', '), issue.message);
}
