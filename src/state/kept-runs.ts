/**
 * What the page offers to go on with, of all runs that this browser keeps: the comparison that was kept last and that no other
 * tab has. Fetched after the first paint.
 */
import * as stateWords from '#words/state';
import * as words from '#words/state/kept-runs';
import { plannedRuns, type Draft } from './draft';
import { asComputedHere } from './arithmetic-here';
import { decodeDraft } from './draft-link';
import { noticeOf } from './notice';
import type { Playground } from './playground';
import { sessionOf, type Session } from './slices/runs-slice';
import type { ComparisonOfRun, LibraryEntry, RunSummary } from '../worker/protocol';

export interface KeptComparison {
  /** Null: a run that is put back alone. */
  readonly comparison: ComparisonOfRun | null;
  readonly draft: Draft;
  /** The kept runs of it; one that is missing had not taken a step that was kept. */
  readonly entries: readonly LibraryEntry[];
  /** The last step that all of them have taken, and the longest budget. */
  readonly step: number;
  readonly steps: number;
}

/** The comparison to offer; null: there is none. A script goes on with its own runs. */
export function comparisonToOffer(library: readonly LibraryEntry[]): KeptComparison | null {
  const offered = library
    .filter(({ heldBy, isSetAside, summary }) => heldBy === 'nobody' && !isSetAside && isOfPage(summary))
    .toSorted((one, other) => other.keptAtMs - one.keptAtMs);
  const [newest] = offered;
  if (newest === undefined) return null;
  const { comparison } = newest.summary;
  return comparisonWith(newest, comparison === null ? [newest] : offered.filter(({ summary }) => summary.comparison?.id === comparison.id));
}

/** A run to be put back: with its whole comparison, where all of that is kept and no other tab has a part of it, or alone. */
export function comparisonOf(entry: LibraryEntry, library: readonly LibraryEntry[]): KeptComparison {
  const { comparison } = entry.summary;
  const together = library.filter(({ summary, heldBy }) => summary.comparison?.id === comparison?.id && heldBy !== 'another-tab');
  const isWhole = comparison !== null && together.length === plannedRuns(draftOf(entry.summary)).length;
  return isWhole ? comparisonWith(entry, together) : comparisonWith({ ...entry, summary: { ...entry.summary, comparison: null } }, [entry]);
}

function comparisonWith({ summary }: LibraryEntry, entries: readonly LibraryEntry[]): KeptComparison {
  const unfinished = entries.filter(({ step, steps }) => step < steps);
  return {
    comparison: summary.comparison,
    draft: draftOf(summary),
    entries,
    step: Math.min(...(unfinished.length > 0 ? unfinished : entries).map(({ step }) => step)),
    steps: Math.max(...entries.map(({ steps }) => steps)),
  };
}

const isOfPage = ({ owner }: RunSummary): boolean => owner === 'session' || owner === 'file';

/** The settings that the runs of a comparison were made from; of a run that stands alone, its own. */
function draftOf(summary: RunSummary): Draft {
  const { comparison, experiment } = summary;
  if (comparison === null) return sessionOf(summary).draft;
  const draft = asComputedHere(decodeDraft(comparison.link).draft);
  return experiment.data === null ? draft : { ...draft, data: experiment.data };
}

/** Puts a kept comparison back, to be trained on. Resolves to whether that succeeded; what failed is said in a notice. */
export async function goOnWith({ comparison, draft, entries }: KeptComparison, { client, store, transport }: Playground): Promise<boolean> {
  const planned = comparison === null ? entries.map(({ experiment }) => experiment) : plannedRuns(draft);
  const back = await Promise.allSettled(
    planned.map(async ({ mode, seed, ...plan }) => {
      const entry = entries.find(({ experiment }) => experiment.mode === mode && experiment.seed === seed);
      // What a script began belongs to the page from then on.
      if (entry !== undefined)
        return client.request('resume', { id: entry.id, owner: entry.summary.owner === 'script' ? 'session' : entry.summary.owner });
      const experiment = 'experiment' in plan ? plan.experiment : {};
      return client.request('create', { experiment, owner: 'session', ...(comparison === null ? {} : { comparison }) });
    }),
  );
  const runs = back.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
  if (runs.some(({ wentPlain }) => wentPlain === true))
    store.getState().notify({ kind: 'information', about: 'arithmetic', message: stateWords.goesOnPlain });
  const failed = back.find((each) => each.status === 'rejected');
  if (failed !== undefined) {
    await client.request('remove', { ids: runs.map(({ id }) => id) });
    store.getState().notify(noticeOf(failed.reason, words.goingOn));
    return false;
  }
  await transport.adopt(sessionWith(draft, runs));
  return true;
}

/** The learning rate may have been changed after the runs were made. */
function sessionWith(draft: Draft, runs: readonly RunSummary[]): Session {
  const arms = runs.map(({ mode, seed, id }) => ({ mode, seed, id }));
  const [changed] = runs.filter(({ learningRate, experiment }) => learningRate !== experiment.learningRate);
  if (changed === undefined) return { draft, arms };
  return { draft: { ...draft, settings: { ...draft.settings, learningRate: changed.learningRate } }, arms };
}

/** How many runs this browser keeps, and their size. */
export interface LibrarySize {
  readonly runs: number;
  readonly sizeBytes: number;
}

export const librarySize = (library: readonly LibraryEntry[]): LibrarySize => ({
  runs: library.length,
  sizeBytes: library.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
});
