/** What is said of the runs that this browser keeps. */
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
  const what = `“${task}” with ${modes}${seeds > 1 ? ` weights and ${seeds} seeds` : ' weights'}`;
  const isOver = step >= steps;
  return {
    message: isOver
      ? `Your last training is kept: ${what}, all ${formatCount(steps)} steps.`
      : `Your last training is kept: ${what}, step ${formatCount(step)} of ${formatCount(steps)}.`,
    label: isOver ? `Show step ${formatCount(step)} again` : `Go on from step ${formatCount(step)}`,
  };
}

/** All that this browser keeps. */
export interface KeptThings {
  readonly runs: LibrarySize;
  readonly sweeps: number;
  readonly given: readonly GivenData[];
}

export const nothingIsKept = ({ runs, sweeps, given }: KeptThings): boolean => runs.runs + sweeps + given.length === 0;

const counted = (count: number, name: string): readonly string[] =>
  count === 0 ? [] : [count === 1 ? `one ${name}` : `${formatCount(count)} ${name}s`];

const things = ({ runs, sweeps, given }: KeptThings, pins = 0): string =>
  listed([
    ...counted(runs.runs, 'run').map((words) => `${words} (${formatBytes(runs.sizeBytes)})`),
    ...counted(sweeps, 'sweep'),
    ...given.map(({ name }) => `“${name}”`),
    ...(pins === 0 ? [] : ['what is pinned']),
  ]);

/** "Kept in this browser: 3 runs (2.16 MB)." */
export const keptWords = (kept: KeptThings): string =>
  nothingIsKept(kept)
    ? 'This browser keeps what you train, and nothing leaves it.'
    : `Kept in this browser, and nowhere else: ${things(kept)}.`;

/** Asked before all of it is deleted. */
export const deletionQuestion = (kept: KeptThings, pins: number): string =>
  `Delete ${things(kept, pins)}, in every tab of this browser? There is no Undo.`;

export const deletedWords = (kept: KeptThings): string => `Deleted: ${things(kept)}. What is trained from now on is kept again.`;

export const problemWords = (problem: string): string =>
  `Training is not kept, so closing or reloading the page loses it. ${problem} Training goes on; save what you want to keep with Download.`;
