import { steadyClock } from '../../math/steady-clock';
import { NonFiniteLossError } from '../../training/recovery';
import type { Run } from '../../training/run';
import type { BackendKeeper } from '../backends/backend-keeper';
import type { Cores } from '../cores';
import { EngineError, reportError } from '../engine-error';
import { summaryOf, type LiveRun } from '../engine/live-run';
import type { RunId } from '../protocol';
import { beginJob, type Job } from './job';
import { createReporter, type ReporterOptions } from './reporter';

export interface Trainer {
  /** Trains until a step, together with the others; resolves when it is reached or paused, rejects on failure. */
  train(live: LiveRun, run: Run, until: number): Promise<void>;
  /** Stops after the steps in flight; resolves when the run is idle. */
  pause(id: RunId): Promise<void>;
  /** The run's state is told as soon as its pipeline can be drained. */
  keepSoon(id: RunId): void;
  isTraining(id: RunId): boolean;
  /** Its target step; null while idle. */
  targetOf(id: RunId): number | null;
}

export interface TrainerOptions extends Pick<ReporterOptions, 'emit' | 'focusedLayer'>, Partial<Pick<ReporterOptions, 'isShowing'>> {
  /** Waits while a lost device is replaced, and then resumes. */
  readonly keeper: Pick<BackendKeeper, 'whenReady' | 'surviving'>;
  /** Cores shared with other workers. */
  readonly cores: Pick<Cores, 'begin' | 'end'>;
}

/**
 * Advances several runs together, a step each. The only training loop.
 *
 * Runs whose steps can be issued without blocking share a submission and keep several steps in flight. The
 * pipeline is drained before a run is evaluated, recorded or ended: all reports of it are of one step.
 */
export function createTrainer({ emit, keeper, cores, focusedLayer, isShowing = () => false }: TrainerOptions): Trainer {
  const jobs = new Map<RunId, Job>();
  const clock = steadyClock();
  const reporter = createReporter({ emit, keeper, clock, focusedLayer, isShowing });
  let looping = false;

  function train(live: LiveRun, run: Run, until: number): Promise<void> {
    const job = beginJob(live, run, until, clock());
    // The earlier caller's promise settles with this one.
    const former = jobs.get(live.id);
    if (former !== undefined) job.ended.promise.then(former.ended.resolve, former.ended.reject);
    jobs.set(live.id, job);
    live.state = 'running';
    live.failure = null;
    if (!looping) void loop();
    return job.ended.promise;
  }

  async function pause(id: RunId): Promise<void> {
    const job = jobs.get(id);
    if (job === undefined) return;
    job.cancelled = true;
    // Its failure is reported to the caller of `train`.
    await job.ended.promise.catch(() => undefined);
  }

  /** Loops until nothing is left to train. Never rejects: a fault not tied to a run fails all jobs; later ones still train. */
  async function loop(): Promise<void> {
    looping = true;
    try {
      cores.begin();
      try {
        while (jobs.size > 0) await round();
      } finally {
        cores.end();
      }
    } catch (error) {
      jobs.forEach((job) => fail(job, error));
    } finally {
      looping = false;
    }
  }

  /** One step of every run: non-blocking ones together first, then the others one by one. */
  async function round(): Promise<void> {
    // A missing backend surfaces when the runs are settled.
    await keeper.whenReady().catch(() => undefined);
    const all = [...jobs.values()];
    const going = all.filter((job) => attemptNow(job, () => isGoing(job)) === true);
    const together = going.filter(({ run }) => run.stepsInFlight > 1);
    issueTogether(together);
    for (const job of together) await attempt(job, async () => settle(job, job.inFlight));
    for (const job of all) {
      if (!going.includes(job)) await attempt(job, async () => end(job));
      else if (together.includes(job)) await attempt(job, async () => tell(job));
      else {
        await attempt(job, async () => takeStep(job));
        // wasm and cpu never yield by themselves.
        await nextTask();
      }
    }
    await nextTask();
  }

  /** Issues a step of each and submits them all at once. All drain where one does: a look at one blocks the others. */
  function issueTogether(all: readonly Job[]): void {
    for (const job of all) attemptNow(job, () => job.run.issue(1 / all.length));
    const rests = all.some((job) => attemptNow(job, () => reporter.isRestDue(job, job.run.issued)) === true);
    const roundMs = all.reduce((sum, job) => sum + (attemptNow(job, () => job.run.stepMs) ?? 0), 0);
    const group = all.filter(isThere);
    for (const job of group) {
      job.rests = rests;
      job.inFlight = rests ? 0 : roundsInFlight(group.length, roundMs, job.run.stepsInFlight) - 1;
      // Otherwise outcomes come in pairs, and the device would idle while both are in transit.
      if (job.inFlight < 2) attemptNow(job, () => job.run.collect());
    }
    for (const job of group) attemptNow(job, () => job.run.submit());
  }

  async function takeStep(job: Job): Promise<void> {
    job.rests = true;
    await keeper.whenReady();
    job.run.issue();
    await settle(job, 0);
    await tell(job);
  }

  async function tell(job: Job): Promise<void> {
    await reporter.afterSteps(job);
    if (job.run.step >= job.until) await end(job);
  }

  /** Where the device is lost, the run is moved to another one, and steps in flight are reissued in order. */
  async function settle({ run }: Job, most: number): Promise<void> {
    await keeper.surviving(async () => run.settle(most));
  }

  /** Whether it is still to be trained: it may just have failed. */
  const isThere = (job: Job): boolean => jobs.get(job.live.id) === job;

  /** Does something for a run that still exists; an error fails only this run. */
  async function attempt(job: Job, work: () => Promise<void>): Promise<void> {
    if (!isThere(job)) return;
    try {
      await work();
    } catch (error) {
      fail(job, error);
    }
  }

  /** The same synchronously; undefined on error, or where the run no longer exists. */
  function attemptNow<T>(job: Job, work: () => T): T | undefined {
    if (!isThere(job)) return undefined;
    try {
      return work();
    } catch (error) {
      fail(job, error);
      return undefined;
    }
  }

  async function end(job: Job): Promise<void> {
    const { live, run } = job;
    await settle(job, 0);
    const kept = await reporter.atEnd(job);
    forget(job);
    // Only after all final reports: a listener may save the numbers.
    live.state = run.finished ? 'finished' : 'paused';
    emit({ type: 'kept', kept: { ...kept, state: live.state } });
    emit({ type: run.finished ? 'finished' : 'paused', summary: summaryOf(live) });
    job.ended.resolve();
  }

  function forget(job: Job): void {
    // It may have been replaced by another job of the same run.
    if (isThere(job)) jobs.delete(job.live.id);
  }

  function fail(job: Job, error: unknown): void {
    const { live } = job;
    const { message } = error instanceof NonFiniteLossError ? error : reportError(error);
    forget(job);
    live.state = 'failed';
    live.failure = message;
    tryTelling(() => reporter.report(job));
    tryTelling(() => emit({ type: 'failed', summary: summaryOf(live), reason: message }));
    job.ended.reject(error instanceof NonFiniteLossError ? new EngineError({ code: 'run-failed', message }) : error);
  }

  function keepSoon(id: RunId): void {
    const job = jobs.get(id);
    if (job !== undefined) job.lastKeptAtMs = Number.NEGATIVE_INFINITY;
  }

  return { train, pause, keepSoon, isTraining: (id) => jobs.has(id), targetOf: (id) => jobs.get(id)?.until ?? null };
}

const isGoing = ({ run, until, cancelled }: Job): boolean => !cancelled && run.issued < until;

/** Swallows errors of reporting: the caller's promise settles anyway. */
function tryTelling(news: () => void): void {
  try {
    news();
  } catch {
    return;
  }
}

/** Work that may be in flight on a device, in ms: more would delay a pause, and be redone after a device loss. */
const mostWorkMs = 200;

/** Double buffering: one step runs while the next is submitted. */
const fewestSteps = 2;

/**
 * Maximum number of rounds in flight, a round being a step of every run on a device: as many as the device can take, fewer
 * where a round takes so long that the host is never late with the next.
 *
 * @param runs steps of a round
 * @param roundMs time of a round; 0: unknown
 * @param most how many the device can take
 */
export function roundsInFlight(runs: number, roundMs: number, most: number): number {
  if (roundMs === 0) return most;
  return Math.max(Math.ceil(fewestSteps / runs), Math.min(most, Math.floor(mostWorkMs / roundMs)));
}

/**
 * Yields to the event loop as a macrotask, so that messages and timers run. `setTimeout` would do, but browsers clamp nested
 * ones to four milliseconds: longer than a small training step.
 */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}
