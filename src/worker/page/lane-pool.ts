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
  /** This one has stopped for good. */
  drop(lane: Lane): void;
}

export interface LanePoolOptions {
  /** Workers that are there already. */
  readonly first: readonly Lane[];
  /** At most this many. */
  readonly most: number;
  /** Starts a worker. */
  readonly start: () => Promise<Lane>;
  readonly runsOf: (lane: Lane) => number;
}

/** A worker, or one that is starting. */
interface Place {
  readonly starting: Promise<Lane>;
  /** Null while it starts. */
  lane: Lane | null;
  /** Runs that are being made in it. */
  expected: number;
}

export function lanePool({ first, most, start, runsOf }: LanePoolOptions): LanePool {
  const places: Place[] = first.map((lane) => ({ starting: Promise.resolve(lane), lane, expected: 0 }));

  const load = ({ lane, expected }: Place): number => expected + (lane === null ? 0 : runsOf(lane));
  const idlest = (): Place | undefined => places.toSorted((a, b) => load(a) - load(b))[0];

  /** A worker more, of which the next one who asks knows at once: several start side by side. */
  function grow(): Place {
    const place: Place = { starting: start(), lane: null, expected: 0 };
    places.push(place);
    place.starting.then(
      (lane) => (place.lane = lane),
      () => places.splice(places.indexOf(place), 1),
    );
    return place;
  }

  function choose(): Place {
    const free = idlest();
    return free !== undefined && (load(free) === 0 || places.length >= most) ? free : grow();
  }

  /** The place, once its worker is there; where that does not start, another one: with one worker there is one that trains. */
  async function started(place: Place): Promise<Place> {
    try {
      await place.starting;
      return place;
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
      const place = await started(chosen);
      try {
        return await use(await place.starting);
      } finally {
        place.expected -= 1;
      }
    },
    lanes: () => places.flatMap(({ lane }) => lane ?? []),
    drop(lane) {
      const at = places.findIndex((place) => place.lane === lane);
      if (at >= 0) places.splice(at, 1);
    },
  };
}
