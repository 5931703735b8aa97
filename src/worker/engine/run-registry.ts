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
    if (live === undefined)
      throw new EngineError({ code: 'unknown-run', message: `There is no run "${id}". Known: ${[...runs.keys()].join(', ') || 'none'}.` });
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
          message:
            'This model was opened from a file without an optimiser. It runs, but there is no training to go on with; open a checkpoint, or start a new run.',
        });
      }
      return { live, run: live.source.run };
    },
  };
}

/** The error for a request to a run removed meanwhile. */
export const removedMeanwhile = ({ id }: LiveRun): EngineError =>
  new EngineError({ code: 'unknown-run', message: `The run "${id}" was removed before this could be done.` });
