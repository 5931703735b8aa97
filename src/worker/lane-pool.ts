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
}

export interface LanePoolOptions {
  /** Workers that are there already. */
  readonly first: readonly Lane[];
  /** At most this many. */
  readonly most: number;
  /** Starts a worker; `number` is its place among them. */
  readonly start: (number: number) => Promise<Lane>;
  readonly runsOf: (lane: Lane) => number;
}

export function lanePool({ first, most, start, runsOf }: LanePoolOptions): LanePool {
  const lanes = [...first];
  /** Runs that are being made. */
  const expected = new Map<Lane, number>();
  /** One chooses after the other: each sees what the one before has been given. */
  let last: Promise<unknown> = Promise.resolve();

  const expect = (lane: Lane, more: 1 | -1): void => void expected.set(lane, (expected.get(lane) ?? 0) + more);
  const load = (lane: Lane): number => runsOf(lane) + (expected.get(lane) ?? 0);

  async function choose(): Promise<Lane> {
    const idlest = lanes.toSorted((a, b) => load(a) - load(b))[0];
    if (idlest !== undefined && (load(idlest) === 0 || lanes.length >= most)) return idlest;
    try {
      const lane = await start(lanes.length);
      lanes.push(lane);
      return lane;
    } catch (error) {
      // With one worker there is one that trains.
      if (idlest === undefined) throw error;
      return idlest;
    }
  }

  return {
    async withNext(use) {
      const chosen = last.then(async () => {
        const lane = await choose();
        expect(lane, 1);
        return lane;
      });
      last = chosen.catch(() => undefined);
      const lane = await chosen;
      try {
        return await use(lane);
      } finally {
        expect(lane, -1);
      }
    },
    lanes: () => lanes,
  };
}
