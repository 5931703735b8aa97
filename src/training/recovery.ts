import * as words from '#words/training/recovery';
import type { Snapshot } from './snapshot';

/** Bytes of snapshots that a millisecond of training may cost. */
const snapshotBytesPerMs = 40_000;

/**
 * How long after a snapshot the next one is taken, in ms: the steps since are replayed when a device is lost, so a small
 * model is copied four times a second. With the time it takes to arrive, none is five seconds old.
 *
 * @param slots vectors that the optimiser keeps; a snapshot holds them with the weights and their flips
 */
export const snapshotIntervalMs = (parameters: number, slots: number): number =>
  Math.min(3000, Math.max(250, (4 * (2 + slots) * parameters) / snapshotBytesPerMs));

/** Where to start from, and how to get from there to a later step: training is a function of seed, step and learning rate. */
export interface RecoveryPath {
  readonly step: number;
  /** Null: the initial weights, which follow from the seed. */
  readonly snapshot: Snapshot | null;
  /** Peak learning rates of the steps after it, in order. */
  readonly learningRates: readonly number[];
}

/** The log from which a run restores any state since its last good snapshot, after a device loss or a non-finite loss. */
export interface Recovery {
  isSnapshotDue(now: number): boolean;
  /** Adds a pending snapshot. If it rejects, the former ones stay. */
  expect(snapshot: Promise<Snapshot>, now: number): void;
  /** Step number `step`, from 1, is issued at this peak learning rate. */
  note(step: number, learningRate: number): void;
  /** The loss of step number `step` is finite: the weights before it are good, and older snapshots are dropped. */
  confirm(step: number): void;
  /** The first step whose state can be reached: where the run began or was restored, or a snapshot known to be good. */
  first(): number;
  /** How to reach the state after `step` steps. */
  pathTo(step: number): RecoveryPath;
  /** Forgets what came after `step` steps. */
  truncate(step: number): void;
  /** Starts over from a snapshot, or from the initial weights. */
  reset(snapshot: Snapshot | null, now: number): void;
}

/** @param intervalMs see {@link snapshotIntervalMs} */
export function createRecovery(now: number, intervalMs: number): Recovery {
  let points: readonly Omit<RecoveryPath, 'learningRates'>[] = [];
  /** Of steps `firstNoted`, `firstNoted` + 1, … */
  let learningRates: number[] = [];
  let firstNoted = 1;
  let confirmed = 0;
  let snapshotAt = now;
  /** Incremented by a rollback: snapshots pending at that time are stale. */
  let generation = 0;

  function reset(snapshot: Snapshot | null, at: number): void {
    generation += 1;
    const step = snapshot?.step ?? 0;
    points = [{ step, snapshot }];
    learningRates = [];
    firstNoted = step + 1;
    confirmed = step;
    snapshotAt = at;
  }

  /** Drops points older than the newest good one. */
  function prune(): void {
    const newestGood = points.findLast(({ step }) => step <= confirmed);
    if (newestGood === undefined || newestGood === points[0]) return;
    points = points.filter(({ step }) => step >= newestGood.step);
    learningRates = learningRates.slice(newestGood.step + 1 - firstNoted);
    firstNoted = newestGood.step + 1;
  }

  reset(null, now);
  return {
    // If the system clock was set back, the age of the last one is unknown.
    isSnapshotDue: (at) => at < snapshotAt || at - snapshotAt >= intervalMs,
    expect(snapshot, at) {
      snapshotAt = at;
      const since = generation;
      snapshot.then(
        (arrived) => {
          if (since !== generation || arrived.step <= (points.at(-1)?.step ?? 0)) return;
          points = [...points, { step: arrived.step, snapshot: arrived }];
          prune();
        },
        () => undefined,
      );
    },
    note(step, learningRate) {
      learningRates[step - firstNoted] = learningRate;
    },
    confirm(step) {
      confirmed = step - 1;
      prune();
    },
    first: () => points[0]?.step ?? 0,
    pathTo(step) {
      const point = points.findLast((each) => each.step <= step);
      if (point === undefined) throw new Error(`Nothing is kept of step ${step}, or of any before.`);
      return { ...point, learningRates: learningRates.slice(point.step + 1 - firstNoted, step + 1 - firstNoted) };
    },
    truncate(step) {
      generation += 1;
      points = points.filter((point) => point.step <= step);
      learningRates = learningRates.slice(0, step + 1 - firstNoted);
      confirmed = Math.min(confirmed, step);
    },
    reset,
  };
}

/** The loss became infinite or not a number; the run is back at its last good state. */
export class NonFiniteLossError extends Error {
  override readonly name = 'NonFiniteLossError';

  constructor(step: number, lossNats: number, keptStep: number) {
    super(words.endless(lossNats, step, keptStep));
  }
}
