import { modeOf, type ModeId } from '../../src/catalog/modes/modes';
import { lossUnitOf, taskOf } from '../../src/catalog/tasks/tasks';
import { experimentOf } from '../../src/experiment/defaults';
import { FALSE_VERDICTS, FEWEST_SEEDS, smallestDifference } from '../../src/state/findings/verdict';
import { countFalse, countFound, type Count } from './count-verdicts';
import type { RecordedRecipe, RecordedSeeds } from './recorded';

/** What the rule did on the losses of one recipe, with so many seeds for each arm. */
export interface VerdictRow {
  readonly task: string;
  readonly mode: ModeId;
  readonly seeds: number;
  /** Two arms of the same recipe. */
  readonly falseOfTwo: Count;
  /** Three of them, as many as the page trains by default: pages with any false verdict. */
  readonly falseOfThree: Count;
  /** This mode beside the other one that was recorded, with the same seeds. */
  readonly found: Count;
}

/** The last of what is kept of each seed. */
export const finalLosses = ({ heldOutLossNats }: RecordedSeeds): readonly number[] =>
  heldOutLossNats.map((losses) => losses.at(-1) ?? Number.NaN);

/** {@link smallestDifference} of a recorded recipe's task. */
export function smallestOf({ task, settings }: RecordedRecipe): number {
  const experiment = experimentOf({ ...settings, task });
  return smallestDifference(lossUnitOf(experiment), taskOf(experiment).baseline(experiment.seqLen));
}

/** A row for each mode and number of seeds that the page offers. */
export function verdictRows(recipe: RecordedRecipe, comparisons: number, mostSeeds: number): readonly VerdictRow[] {
  const { ternary, none } = recipe.modes;
  if (ternary === undefined || none === undefined) throw new Error(`${recipe.task}: ternary or full precision was not recorded.`);
  const recorded = { ternary: finalLosses(ternary), none: finalLosses(none) };
  const pairs = recorded.ternary.map((loss, seed) => [loss, recorded.none[seed] ?? Number.NaN] as const);
  const smallest = smallestOf(recipe);
  return (['ternary', 'none'] as const).flatMap((mode) =>
    Array.from({ length: mostSeeds }, (_, index) => {
      const options = { seeds: index + 1, comparisons, smallest };
      return {
        task: recipe.task,
        mode,
        seeds: options.seeds,
        falseOfTwo: countFalse(recorded[mode], 2, options),
        falseOfThree: countFalse(recorded[mode], 3, options),
        found: countFound(pairs, options),
      };
    }),
  );
}

/** Whether a row keeps what the page promises. */
export const keepsPromise = ({ seeds, falseOfTwo, falseOfThree }: VerdictRow): boolean =>
  [falseOfTwo, falseOfThree].every((count) => shareOf(count) <= (seeds < FEWEST_SEEDS ? 0 : FALSE_VERDICTS));

const shareOf = ({ verdicts, comparisons }: Count): number => verdicts / comparisons;

/** For a terminal. */
export function verdictTable(rows: readonly VerdictRow[]): string {
  const percent = (count: Count): string => `${(100 * shareOf(count)).toFixed(1)} %`;
  const cells = rows.map((row) => [
    row.seeds === 1 ? `${row.task}, ${modeOf(row.mode).label.toLowerCase()}` : '',
    String(row.seeds),
    percent(row.falseOfTwo),
    percent(row.falseOfThree),
    percent(row.found),
    keepsPromise(row) ? '' : 'TOO MANY',
  ]);
  const table = [['recipe', 'seeds', 'false, of 2 equal arms', 'any false, of 3 equal arms', 'ternary and full told apart', ''], ...cells];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => (row[column] ?? '').length)));
  return table
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
