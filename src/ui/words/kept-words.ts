/** What is said of the runs that this browser keeps. */
import * as words from '#words/ui/words/kept-words';
import { taskOf } from '../../catalog/tasks/tasks';
import type { KeptComparison, LibrarySize } from '../../state/kept-runs';
import type { GivenData } from '../../state/slices/data-slice';
import { formatBytes, formatCount, listed } from './format';
import { modeName } from './run-name';

/** The offer to go on: what it is, and what the button says. */
export function goOnWords({ draft, entries, step, steps }: KeptComparison): { readonly message: string; readonly label: string } {
  const modes = listed(draft.modes.map(modeName));
  const seeds = new Set(entries.map(({ experiment }) => experiment.seed)).size;
  const [first] = entries;
  const task = first === undefined ? draft.task : taskOf(first.experiment).label;
  const what = words.comparison(task, modes, seeds);
  const isOver = step >= steps;
  return {
    message: isOver ? words.keptWhole(what, formatCount(steps)) : words.keptUntil(what, formatCount(step), formatCount(steps)),
    label: isOver ? words.showAgain(formatCount(step)) : words.goOn(formatCount(step)),
  };
}

/** All that this browser keeps. */
export interface KeptThings {
  readonly runs: LibrarySize;
  readonly sweeps: number;
  readonly given: readonly GivenData[];
}

export const nothingIsKept = ({ runs, sweeps, given }: KeptThings): boolean => runs.runs + sweeps + given.length === 0;

const counted = (count: number, one: string, several: (count: string) => string): readonly string[] =>
  count === 0 ? [] : [count === 1 ? one : several(formatCount(count))];

const things = ({ runs, sweeps, given }: KeptThings, pins = 0): string =>
  listed([
    ...counted(runs.runs, words.oneRun, words.runs).map((said) => `${said} (${formatBytes(runs.sizeBytes)})`),
    ...counted(sweeps, words.oneSweep, words.sweeps),
    ...given.map(({ name }) => words.data(name)),
    ...(pins === 0 ? [] : [words.pinned]),
  ]);

/** "Kept in this browser: 3 runs (2.16 MB)." */
export const keptWords = (kept: KeptThings): string => (nothingIsKept(kept) ? words.nothing : words.kept(things(kept)));

/** Asked before all of it is deleted. */
export const deletionQuestion = (kept: KeptThings, pins: number): string => words.question(things(kept, pins));

export const deletedWords = (kept: KeptThings): string => words.deleted(things(kept));

export const problemWords = (problem: string): string => words.problem(problem);
