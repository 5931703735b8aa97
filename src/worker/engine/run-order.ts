import type { LiveRun } from './live-run';
import { removedMeanwhile } from './run-registry';

/**
 * The request queue of a run: sequential and in order, also while its device is being replaced. Pausing, resetting and
 * removing do not wait for queued requests: they cancel them.
 */
export interface RunOrder {
  /**
   * Does something with the run once all earlier requests are done.
   *
   * @param work is told by `isCalledOff` whether it has been cancelled meanwhile; it then does nothing, or stops
   */
  inTurn<T>(live: LiveRun, work: (isCalledOff: () => boolean) => Promise<T>): Promise<T>;
  /** Cancels all requests for the run so far. */
  callOff(live: LiveRun): void;
}

interface Line {
  last: Promise<unknown>;
  /** Incremented by each cancellation: work of an earlier generation is cancelled. */
  generation: number;
}

/** @param holds whether the run still exists: after its removal, pending requests are refused as `unknown-run` */
export function createRunOrder(holds: (live: LiveRun) => boolean): RunOrder {
  const lines = new WeakMap<LiveRun, Line>();

  function lineOf(live: LiveRun): Line {
    const known = lines.get(live);
    if (known !== undefined) return known;
    const line: Line = { last: Promise.resolve(), generation: 0 };
    lines.set(live, line);
    return line;
  }

  return {
    inTurn(live, work) {
      const line = lineOf(live);
      const { generation } = line;
      const turn = line.last.then(async () => {
        if (!holds(live)) throw removedMeanwhile(live);
        return work(() => line.generation !== generation);
      });
      line.last = turn.catch(() => undefined);
      return turn;
    },
    callOff(live) {
      lineOf(live).generation += 1;
    },
  };
}
