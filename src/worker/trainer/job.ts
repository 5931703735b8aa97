import type { Run } from '../../training/run';
import type { LiveRun } from '../engine/live-run';

/** A run in training, and the promise to its caller. */
export interface Job {
  readonly live: LiveRun;
  readonly run: Run;
  /** Target step. */
  readonly until: number;
  readonly ended: Deferred<void>;
  cancelled: boolean;
  /** Steps that may be in flight after the one just issued. */
  inFlight: number;
  /** The pipeline is drained after that step, for a look. */
  rests: boolean;
  lastReportAtMs: number;
  lastRecord: Mark;
  lastKeptAtMs: number;
  pace: Pace;
}

/** A step, and when it was reached. */
export interface Mark {
  readonly step: number;
  readonly atMs: number;
}

/** The start of the window over which speed is measured, and the next start. */
interface Pace {
  readonly from: Mark;
  readonly since: Mark;
}

/** Window of the speed measurement, in ms: long enough for a steady number, short enough to follow the machine's load. */
const paceMs = 4000;

/** Starts now; periodic work is due at once. */
export function beginJob(live: LiveRun, run: Run, until: number, now: number): Job {
  const start = { step: run.step, atMs: now };
  return {
    live,
    run,
    until,
    ended: deferred<void>(),
    cancelled: false,
    inFlight: 0,
    rests: false,
    lastReportAtMs: Number.NEGATIVE_INFINITY,
    lastRecord: { step: -1, atMs: Number.NEGATIVE_INFINITY },
    lastKeptAtMs: now,
    pace: { from: start, since: start },
  };
}

/** By wall clock, including looks, other runs and the browser's painting. */
export function measurePace(job: Job, atMs: number): void {
  const { live, run, pace } = job;
  const steps = run.step - pace.from.step;
  const passedMs = atMs - pace.from.atMs;
  if (steps > 0 && passedMs > 0) live.stepsPerSecond = (1000 * steps) / passedMs;
  if (atMs - pace.since.atMs >= paceMs) job.pace = { from: pace.since, since: { step: run.step, atMs } };
}

/** A promise that is settled from outside. `Promise.withResolvers` does this, but not in Node 20. */
export interface Deferred<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
  reject(error: unknown): void;
}

export function deferred<T>(): Deferred<T> {
  let resolve: Deferred<T>['resolve'] = () => undefined;
  let reject: Deferred<T>['reject'] = () => undefined;
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}
