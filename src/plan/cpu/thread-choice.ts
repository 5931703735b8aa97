/** Steps with each number of threads before one is chosen; the first of them is not counted. */
const trials = 7;
/** More threads must be so much quicker to be worth taking the cores from others. */
const worthwhile = 0.9;
/** A shorter step, in ms, has not the time to wait for anybody. */
const shortStepMs = 0.4;

/** How many threads take the next step: found out by taking real ones, which give the same numbers with any. */
export interface ThreadChoice {
  /** Of at most `most`. */
  next(most: number): number;
  /** What a step took with so many. */
  took(threads: number, ms: number): void;
  /** Whether nothing is left to try with so many, and what has won. */
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

  /** With other cores, what was measured before is past. */
  function begin(most: number): void {
    if (most === tried) return;
    tried = most;
    taken.clear();
  }

  /** The next one to try: turn by turn, so that whatever else the machine does meets all alike. */
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
