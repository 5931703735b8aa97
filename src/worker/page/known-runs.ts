import type { EngineEvent, KeptRun, LibraryId, RunId, RunSummary } from '../protocol';
import type { Lane } from './lane';

/** What is needed to revive a run whose worker dies. */
export interface KnownRun {
  /** Its worker. */
  readonly lane: Lane;
  /** As last reported. */
  readonly summary: RunSummary;
  /** The snapshot it resumes from in another worker; null: its initial weights. */
  readonly kept: KeptRun | null;
}

/** The runs of all workers, derived from their events. */
export interface KnownRuns {
  /** Applies an event of a worker. */
  learn(lane: Lane, event: EngineEvent): void;
  get(id: RunId): KnownRun | undefined;
  /** The live run that is kept under an id. */
  ofLibrary(id: LibraryId): KnownRun | undefined;
  /** Those that a worker has. */
  in(lane: Lane): readonly KnownRun[];
}

export function knownRuns(): KnownRuns {
  const runs = new Map<RunId, KnownRun>();

  function update(id: RunId, change: Partial<KnownRun>): void {
    const run = runs.get(id);
    if (run !== undefined) runs.set(id, { ...run, ...change });
  }
  const stands = (summary: RunSummary): void => update(summary.id, { summary });

  return {
    get: (id) => runs.get(id),
    ofLibrary: (id) => [...runs.values()].find(({ summary }) => summary.libraryId === id),
    in: (lane) => [...runs.values()].filter((run) => run.lane === lane),
    learn(lane, event) {
      switch (event.type) {
        case 'created':
        case 'restored': {
          const { summary } = event;
          runs.set(summary.id, { lane, summary, kept: runs.get(summary.id)?.kept ?? null });
          return;
        }
        case 'progressed':
        case 'paused':
        case 'finished':
        case 'failed':
          return stands(event.summary);
        case 'wasReset':
          return update(event.summary.id, { summary: event.summary, kept: null });
        case 'deviceReplaced':
          return event.summaries.forEach(stands);
        case 'kept':
          return update(event.kept.id, { kept: event.kept });
        case 'removed':
          runs.delete(event.id);
          return;
        case 'backendsReported':
        case 'compiled':
        case 'evaluated':
        case 'inspected':
        case 'exportProgressed':
        case 'recalled':
        case 'shelved':
        case 'notShelved':
        case 'libraryEmptied':
        case 'deviceLost':
        case 'engineReplaced':
          return;
      }
    },
  };
}
