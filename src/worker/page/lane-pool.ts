import type { Lane } from './lane';

/** The workers of one backend, each with runs of its own, so that arms of a comparison use as many cores as there are. */
export interface LanePool {
  /**
   * Does something with the worker for one more run: an idle one, a new one while there are few, else the one with the
   * fewest runs. Rejects where the backend does not work.
   */
  withNext<T>(use: (lane: Lane) => Promise<T>): Promise<T>;
  /** Every worker that has started. */
  lanes(): readonly Lane[];
  /** Removes a worker that has stopped permanently. */
  drop(lane: Lane): void;
}

export interface LanePoolOptions {
  /** Existing workers. */
  readonly first: readonly Lane[];
  /** At most this many. */
  readonly most: number;
  /** Starts a worker. */
  readonly start: () => Promise<Lane>;
  readonly runsOf: (lane: Lane) => number;
}

/** A worker, running or starting. */
interface Slot {
  readonly starting: Promise<Lane>;
  /** Null while it starts. */
  lane: Lane | null;
  /** Runs being created in it. */
  expected: number;
}

export function lanePool({ first, most, start, runsOf }: LanePoolOptions): LanePool {
  const slots: Slot[] = first.map((lane) => ({ starting: Promise.resolve(lane), lane, expected: 0 }));

  const load = ({ lane, expected }: Slot): number => expected + (lane === null ? 0 : runsOf(lane));
  const idlest = (): Slot | undefined => slots.toSorted((a, b) => load(a) - load(b))[0];

  /** Adds a slot synchronously, so that concurrent callers see it: several workers start in parallel. */
  function grow(): Slot {
    const slot: Slot = { starting: start(), lane: null, expected: 0 };
    slots.push(slot);
    slot.starting.then(
      (lane) => (slot.lane = lane),
      () => slots.splice(slots.indexOf(slot), 1),
    );
    return slot;
  }

  function choose(): Slot {
    const free = idlest();
    return free !== undefined && (load(free) === 0 || slots.length >= most) ? free : grow();
  }

  /** The slot, once its worker has started; falls back to another slot where it does not: one worker suffices to train. */
  async function started(slot: Slot): Promise<Slot> {
    try {
      await slot.starting;
      return slot;
    } catch (error) {
      const other = idlest();
      if (other === undefined) throw error;
      other.expected += 1;
      return started(other);
    }
  }

  return {
    async withNext(use) {
      const chosen = choose();
      chosen.expected += 1;
      const slot = await started(chosen);
      try {
        return await use(await slot.starting);
      } finally {
        slot.expected -= 1;
      }
    },
    lanes: () => slots.flatMap(({ lane }) => lane ?? []),
    drop(lane) {
      const at = slots.findIndex((slot) => slot.lane === lane);
      if (at >= 0) slots.splice(at, 1);
    },
  };
}
