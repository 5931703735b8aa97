import * as words from '#words/worker/engine';
import type { Run } from '../../training/run';
import { EngineError } from '../engine-error';
import type { RunId } from '../protocol';
import type { LiveRun } from './live-run';

/** The runs of an engine, by their ids. */
export interface RunRegistry {
  /** Number of the worker among several: part of every new id. */
  worker: number;
  /** A fresh id. */
  newId(backend: string): RunId;
  add(live: LiveRun): void;
  delete(id: RunId): void;
  all(): readonly LiveRun[];
  /** Whether it still exists. */
  holds(live: LiveRun): boolean;
  /** Throws `unknown-run`. */
  get(id: RunId): LiveRun;
  /** Throws `unknown-run`, or `not-trainable` where it was opened from a file without an optimiser. */
  trainable(id: RunId): { readonly live: LiveRun; readonly run: Run };
}

export function createRunRegistry(): RunRegistry {
  const runs = new Map<RunId, LiveRun>();
  let created = 0;

  function get(id: RunId): LiveRun {
    const live = runs.get(id);
    if (live === undefined) throw new EngineError({ code: 'unknown-run', message: words.noRun(id, [...runs.keys()].join(', ')) });
    return live;
  }

  return {
    worker: 0,
    newId(backend) {
      created += 1;
      return `${backend}-${this.worker === 0 ? '' : `${this.worker}.`}${created}`;
    },
    add: (live) => void runs.set(live.id, live),
    delete: (id) => void runs.delete(id),
    all: () => [...runs.values()],
    holds: (live) => runs.get(live.id) === live,
    get,
    trainable(id) {
      const live = get(id);
      if (live.source.kind === 'opened') {
        throw new EngineError({
          code: 'not-trainable',
          message: words.noOptimiser,
        });
      }
      return { live, run: live.source.run };
    },
  };
}

/** The error for a request to a run removed meanwhile. */
export const removedMeanwhile = ({ id }: LiveRun): EngineError => new EngineError({ code: 'unknown-run', message: words.removed(id) });
