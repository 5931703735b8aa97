import { steadyClock } from '../../math/steady-clock';
import type { EngineEvent } from '../protocol';
import { createRunKeeper, type RunKeeper } from '../shelf/run-keeper';
import type { RunShelf } from '../shelf/run-shelf';
import { uniqueName } from '../tabs';
import { summaryOf } from './live-run';
import type { RunRegistry } from './run-registry';

/** How the runs of an engine are kept in this browser. */
export interface Shelving {
  /** Null: nothing is kept here. */
  readonly shelf: RunShelf | null;
  readonly keeper: RunKeeper | null;
  /** The page that this worker belongs to. */
  readonly tab: string;
  learn(event: EngineEvent): void;
}

export interface ShelvingOptions {
  readonly shelf: RunShelf | undefined;
  readonly emit: (event: EngineEvent) => void;
  readonly runs: RunRegistry;
  /** The page that this worker belongs to. */
  readonly tab: () => string;
}

export function createShelving({ shelf, emit, runs, tab }: ShelvingOptions): Shelving {
  const liveRun = (id: string) => runs.all().find((live) => live.id === id);
  const keeper =
    shelf === undefined
      ? null
      : createRunKeeper({
          shelf,
          emit,
          tab,
          find(id) {
            const live = liveRun(id);
            // Of a sweep only the results stay: ten thousand runs would fill the browser's storage.
            return live === undefined || live.owner === 'sweep' ? null : { libraryId: live.libraryId, summary: summaryOf(live) };
          },
          onTaken(id) {
            const live = liveRun(id);
            if (live !== undefined) live.libraryId = uniqueName();
          },
          onCost(id, tookMs) {
            const live = liveRun(id);
            if (live !== undefined) live.storingMs += tookMs;
          },
          clock: steadyClock(),
        });
  return {
    shelf: shelf ?? null,
    keeper,
    get tab() {
      return tab();
    },
    learn: (event) => keeper?.learn(event),
  };
}
