/** Steps with each number of threads before one is chosen; the first of them is not counted. */
const trials = 7;
/** More threads must be so much quicker to be worth taking the cores from others. */
const worthwhile = 0.9;
/** Shorter steps, in ms, do not amortise the synchronisation. */
const shortStepMs = 0.4;

/** Autotunes the number of threads on real steps, whose results do not depend on it. */
export interface ThreadChoice {
  /** Of at most `most`. */
  next(most: number): number;
  /** What a step took with so many. */
  took(threads: number, ms: number): void;
  /** Whether the search is done for so many, and the winner. */
  settled(most: number): number | null;
}

/** 1, 2, 4, …, and all. */
const candidatesUpTo = (most: number): readonly number[] => [...Array.from({ length: Math.ceil(Math.log2(most)) }, (_, i) => 2 ** i), most];

export function createThreadChoice(): ThreadChoice {
  const taken = new Map<number, number[]>();
  let tried = 0;

  const timesOf = (threads: number): readonly number[] => taken.get(threads) ?? [];
  const middle = (threads: number): number =>
    timesOf(threads)
      .slice(1)
      .toSorted((a, b) => a - b)[(trials - 1) >> 1] ?? Infinity;

  /** With another number of cores, earlier measurements are stale. */
  function begin(most: number): void {
    if (most === tried) return;
    tried = most;
    taken.clear();
  }

  /** The next candidate, round robin, so that other load on the machine affects all alike. */
  function untried(most: number): number | undefined {
    if (timesOf(1).length === trials && middle(1) < shortStepMs) return undefined;
    return candidatesUpTo(most)
      .toSorted((a, b) => timesOf(a).length - timesOf(b).length)
      .find((threads) => timesOf(threads).length < trials);
  }

  function best(most: number): number {
    return candidatesUpTo(most).reduce((chosen, threads) => (middle(threads) < worthwhile * middle(chosen) ? threads : chosen));
  }

  return {
    next(most) {
      begin(most);
      return most === 1 ? 1 : (untried(most) ?? best(most));
    },
    took(threads, ms) {
      const times = timesOf(threads);
      if (times.length < trials) taken.set(threads, [...times, ms]);
    },
    settled(most) {
      if (most === 1) return 1;
      return most === tried && untried(most) === undefined ? best(most) : null;
    },
  };
}
