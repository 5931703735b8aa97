import type { LiveRun } from './live-run';
import { removedMeanwhile } from './run-registry';

/**
 * What is asked of a run, one after the other in the order in which it was asked, also while its device is being
 * replaced. Pausing, resetting and removing do not wait for what is before them: they call it off.
 */
export interface RunOrder {
  /**
   * Does something with the run when everything asked of it before is done.
   *
   * @param work is told by `isCalledOff` whether somebody has called it off since it was asked; it then does nothing, or stops
   */
  inTurn<T>(live: LiveRun, work: (isCalledOff: () => boolean) => Promise<T>): Promise<T>;
  /** What has been asked of the run so far is not wanted any more. */
  callOff(live: LiveRun): void;
}

interface Line {
  last: Promise<unknown>;
  /** How often what was asked so far has been called off: work of an earlier generation is. */
  generation: number;
}

/** @param holds whether the run is still there: after its removal, what waited is refused as `unknown-run` */
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
