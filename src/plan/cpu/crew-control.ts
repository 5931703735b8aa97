import * as say from '#words/plan/compile';
/**
 * Synchronisation of the threads of a step: a few words of shared memory. Waiting threads spin briefly, because most waits
 * are shorter than a futex sleep, and then sleep. Only workers may block.
 */

/** Words of the control block. */
const words = {
  /** Grows with every step, by {@link turnStep}; its last bits say how many threads take part. */
  turn: 0,
  turnSleepers: 1,
  /** Threads that have reached the barrier. */
  arrived: 2,
  /** Barriers passed. */
  phase: 3,
  phaseSleepers: 4,
  /** 1: a thread has failed, and the others wait in vain. */
  failed: 5,
  /** From here on a word for each thread, 1 when it is ready. */
  ready: 8,
} as const;

export const mostThreads = 8;
const turnStep = 16;

/** A thread of a step stopped, or never came. */
class CrewError extends Error {
  override readonly name = 'CrewError';
}

/** Loads before a thread falls asleep: some ten microseconds. */
const spins = 4000;
/** How long a thread sleeps before it checks that the others are alive, and how often, in ms. */
const sleepMs = 1000;
const mostSleeps = 60;

export const controlBlock = (): SharedArrayBuffer => new SharedArrayBuffer(4 * (words.ready + mostThreads));

export interface CrewControl {
  /** Marks a thread as ready. */
  reportReady(part: number): void;
  /** Threads that are ready, without a gap: the first of them begins steps and always is. */
  ready(): number;
  /** Marks a ready, waiting thread as gone. */
  forget(part: number): void;
  /** Begins a step of so many threads. */
  begin(threads: number): void;
  /** Waits for a step other than the one that began with `last`. */
  next(last: number): { readonly turn: number; readonly threads: number };
  /** Barrier for so many threads. Throws a {@link CrewError} where one has failed. */
  meet(threads: number): void;
  /** Marks this thread as failed, which breaks the barrier. */
  fail(): void;
}

export function crewControl(block: SharedArrayBuffer): CrewControl {
  const control = new Int32Array(block);

  /** Waits until a word is no longer `old`; returns whether it still is. */
  function isStill(word: number, sleepers: number, old: number): boolean {
    for (let i = 0; i < spins; i++) if (Atomics.load(control, word) !== old) return false;
    Atomics.add(control, sleepers, 1);
    Atomics.wait(control, word, old, sleepMs);
    Atomics.sub(control, sleepers, 1);
    return Atomics.load(control, word) === old;
  }

  function wake(word: number, sleepers: number): void {
    // No lost wake-up: `Atomics.wait` returns at once if the word has changed.
    if (Atomics.load(control, sleepers) > 0) Atomics.notify(control, word);
  }

  return {
    reportReady: (part) => void Atomics.store(control, words.ready + part, 1),
    forget: (part) => void Atomics.store(control, words.ready + part, 0),
    ready() {
      let count = 1;
      while (count < mostThreads && Atomics.load(control, words.ready + count) === 1) count += 1;
      return count;
    },
    begin(threads) {
      const former = Atomics.load(control, words.turn) & ~(turnStep - 1);
      Atomics.store(control, words.turn, (former + turnStep) | threads);
      wake(words.turn, words.turnSleepers);
    },
    next(last) {
      while (isStill(words.turn, words.turnSleepers, last));
      const turn = Atomics.load(control, words.turn);
      return { turn, threads: turn & (turnStep - 1) };
    },
    meet(threads) {
      const phase = Atomics.load(control, words.phase);
      if (Atomics.add(control, words.arrived, 1) === threads - 1) {
        Atomics.store(control, words.arrived, 0);
        Atomics.add(control, words.phase, 1);
        wake(words.phase, words.phaseSleepers);
        return;
      }
      for (let sleeps = 0; isStill(words.phase, words.phaseSleepers, phase); sleeps++) {
        if (Atomics.load(control, words.failed) === 1 || sleeps === mostSleeps) throw new CrewError(say.stoppedThread);
      }
    },
    fail() {
      Atomics.store(control, words.failed, 1);
      Atomics.notify(control, words.phase);
    },
  };
}
