import { steadyClock } from '../math/steady-clock';
import { NonFiniteLossError } from '../training/non-finite-loss-error';
import type { Run } from '../training/run';
import type { BackendKeeper } from './backend-keeper';
import type { Cores } from './cores';
import { deferred, type Deferred } from './deferred';
import { EngineError, reportError } from './engine-error';
import { isEvaluationDue } from './evaluation-schedule';
import { evaluateRun, inspectRun, keepRun, summaryOf, type LiveRun } from './live-run';
import type { EngineEvent, RunId } from './protocol';
import { nextTask } from './next-task';
import { isRecordingDue, withRecord } from './recording';
import { roundsInFlight } from './rounds-in-flight';

/** How often a run reports while it trains. */
const reportEveryMs = 100;
/** Over how long its speed is measured: long enough for a steady number, short enough to follow a machine that is busy with other things. */
const paceMs = 4000;

/** How long after one copy of a run the next is handed to the page, which needs it only if this worker dies. */
const keepIntervalMs = ({ snapshotIntervalMs }: Run): number => Math.max(1000, 4 * snapshotIntervalMs);

/** Two places along the way: speed is measured from the former, which the other takes the place of. */
interface Pace {
  readonly from: Place;
  readonly since: Place;
}

interface Place {
  readonly step: number;
  readonly atMs: number;
}

/** A run in training and what it owes to whoever asked. */
interface Job {
  readonly live: LiveRun;
  readonly run: Run;
  /** Step at which it stops. */
  until: number;
  lastReport: number;
  lastRecord: { readonly step: number; readonly atMs: number };
  readonly ended: Deferred<void>;
  cancelled: boolean;
  /** What its speed is measured from. */
  pace: Pace;
  lastKeptAtMs: number;
  /** Steps that may be under way after the one just issued. */
  underWay: number;
  /** Nothing is under way after that step: there is something to look at. */
  rests: boolean;
}

export interface Trainer {
  /** Trains until a step, together with the others; resolves when it is there or paused, rejects when it failed. */
  train(live: LiveRun, run: Run, until: number): Promise<void>;
  /** Stops after the steps under way; resolves when nothing of it runs any more. */
  pause(id: RunId): Promise<void>;
  isTraining(id: RunId): boolean;
  /** The step that it is training to; null at rest. */
  targetOf(id: RunId): number | null;
}

export interface TrainerOptions {
  readonly emit: (event: EngineEvent) => void;
  /** Waits while a lost device is replaced, and then goes on with what it was at. */
  readonly keeper: Pick<BackendKeeper, 'whenReady' | 'surviving'>;
  /** Cores that are shared with other workers, which are told when this one needs some. */
  readonly cores: Pick<Cores, 'begin' | 'end'>;
  /** Layer whose codes are wanted with every inspection, if the run is the one looked at; undefined: not looked at. */
  readonly focusedLayer: (id: RunId) => string | null | undefined;
  /** Whether runs are being evaluated that nobody trains: what is asked of the device meanwhile waits for that. */
  readonly isShowing?: () => boolean;
}

/**
 * Advances several runs together, a step each, and reports. The only place where time passes in training.
 *
 * Runs whose steps can be issued without blocking share a submission and keep several steps under way. Whenever a run is
 * evaluated, recorded or ended, everything that was issued has been taken: what is said of it is of one step.
 */
export function createTrainer({ emit, keeper, cores, focusedLayer, isShowing = () => false }: TrainerOptions): Trainer {
  const jobs = new Map<RunId, Job>();
  const clock = steadyClock();
  let looping = false;

  function train(live: LiveRun, run: Run, until: number): Promise<void> {
    const ended = deferred<void>();
    // Whoever asked before hears what becomes of the run, too.
    const former = jobs.get(live.id);
    if (former !== undefined) ended.promise.then(former.ended.resolve, former.ended.reject);
    const now = clock();
    const start = { step: run.step, atMs: now };
    // What is due every so often is due at once.
    jobs.set(live.id, {
      live,
      run,
      until,
      lastReport: Number.NEGATIVE_INFINITY,
      lastRecord: { step: -1, atMs: Number.NEGATIVE_INFINITY },
      ended,
      cancelled: false,
      underWay: 0,
      rests: false,
      pace: { from: start, since: start },
      lastKeptAtMs: now,
    });
    live.state = 'running';
    live.failure = null;
    if (!looping) void loop();
    return ended.promise;
  }

  async function pause(id: RunId): Promise<void> {
    const job = jobs.get(id);
    if (job === undefined) return;
    job.cancelled = true;
    // It failing is reported to whoever started it.
    await job.ended.promise.catch(() => undefined);
  }

  /** Until nothing is left to train. Never rejects: a fault that belongs to no run ends them all, and whoever comes later trains. */
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

  /** One step of every run: those that need not wait for each other first, then the others one by one. */
  async function round(): Promise<void> {
    // Without a backend the runs will hear of it when they are settled.
    await keeper.whenReady().catch(() => undefined);
    const all = [...jobs.values()];
    const going = all.filter((job) => attemptNow(job, () => isGoing(job)) === true);
    const together = going.filter(({ run }) => run.stepsInFlight > 1);
    issueTogether(together);
    for (const job of together) await attempt(job, async () => settle(job, job.underWay));
    for (const job of all) {
      if (!going.includes(job)) await attempt(job, async () => end(job));
      else if (together.includes(job)) await attempt(job, async () => lookAt(job));
      else {
        await attempt(job, async () => takeStep(job));
        // wasm and cpu never wait for anything else.
        await nextTask();
      }
    }
    await nextTask();
  }

  /** Issues a step of each and submits them all at once. Whoever rests, all do: looking at one holds up the others. */
  function issueTogether(all: readonly Job[]): void {
    for (const job of all) attemptNow(job, () => job.run.issue(1 / all.length));
    const rests = all.some((job) => attemptNow(job, () => isLookDue(job, job.run.issued)) === true);
    const roundMs = all.reduce((sum, job) => sum + (attemptNow(job, () => job.run.stepMs) ?? 0), 0);
    const group = all.filter(isThere);
    for (const job of group) {
      job.rests = rests;
      job.underWay = rests ? 0 : roundsInFlight(group.length, roundMs, job.run.stepsInFlight) - 1;
      // Outcomes come by twos otherwise, and the device would wait for the next step while both are on their way.
      if (job.underWay < 2) attemptNow(job, () => job.run.collect());
    }
    for (const job of group) attemptNow(job, () => job.run.submit());
  }

  async function takeStep(job: Job): Promise<void> {
    job.rests = true;
    await keeper.whenReady();
    job.run.issue();
    await settle(job, 0);
    await lookAt(job);
  }

  /** Reports, and at rest whatever else is due. */
  async function lookAt(job: Job): Promise<void> {
    const { live, run, rests } = job;
    if (rests && isEvaluationDue(run.experiment, run.step)) await reportEvaluation(live);
    const now = clock();
    if (now - job.lastReport >= reportEveryMs) report(job, now);
    if (rests && isRecordDue(job, run.step)) await record(job);
    if (run.step >= job.until) await end(job);
    else if (rests && isKeepDue(job, now)) {
      job.lastKeptAtMs = now;
      await keep(job, job.until);
    }
  }

  /** Where the device is lost, the run is moved to another one, and what was under way is issued again in its turn. */
  async function settle({ run }: Job, most: number): Promise<void> {
    await keeper.surviving(async () => run.settle(most));
  }

  /** Whether it is still to be trained: it may have failed a moment ago. */
  const isThere = (job: Job): boolean => jobs.get(job.live.id) === job;

  /** Does something for a run that is still there; where that goes wrong, this run fails and no other. */
  async function attempt(job: Job, work: () => Promise<void>): Promise<void> {
    if (!isThere(job)) return;
    try {
      await work();
    } catch (error) {
      fail(job, error);
    }
  }

  /** The same at once; undefined where it goes wrong, or where the run is not there any more. */
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
    report(job, clock());
    if (live.evaluation?.step !== run.step && !job.cancelled) await reportEvaluation(live);
    // The last step is always there, and all that is said of a run at rest is of the same step.
    if (job.lastRecord.step !== run.step) await record(job);
    run.keepSnapshot();
    const kept = await keeper.surviving(async () => keepRun(live, null));
    forget(job);
    // Not before all that belongs to the end has been told: whoever sees it may save the numbers.
    live.state = run.finished ? 'finished' : 'paused';
    emit({ type: 'kept', kept: { ...kept, state: live.state } });
    emit({ type: run.finished ? 'finished' : 'paused', summary: summaryOf(live) });
    job.ended.resolve();
  }

  function forget(job: Job): void {
    // Another training of the same run may have taken its place.
    if (isThere(job)) jobs.delete(job.live.id);
  }

  function fail(job: Job, error: unknown): void {
    const { live } = job;
    const { message } = error instanceof NonFiniteLossError ? error : reportError(error);
    forget(job);
    live.state = 'failed';
    live.failure = message;
    tell(() => report(job, clock()));
    tell(() => emit({ type: 'failed', summary: summaryOf(live), reason: message }));
    job.ended.reject(error instanceof NonFiniteLossError ? new EngineError({ code: 'run-failed', message }) : error);
  }

  async function keep({ live }: Job, until: number): Promise<void> {
    emit({ type: 'kept', kept: await keeper.surviving(async () => keepRun(live, until)) });
  }

  /** Where the telling itself is what fails, whoever waits for the run hears of it by his promise. */
  function tell(news: () => void): void {
    try {
      news();
    } catch {
      return;
    }
  }

  function report(job: Job, now: number): void {
    job.lastReport = now;
    measurePace(job, now);
    const steps = job.run.takeReports();
    if (steps.length > 0) emit({ type: 'progressed', summary: summaryOf(job.live), steps });
  }

  /** By the clock, whatever the time between two steps goes to: looks, other runs, the browser's own painting. */
  function measurePace(job: Job, atMs: number): void {
    const { live, run, pace } = job;
    const steps = run.step - pace.from.step;
    const passedMs = atMs - pace.from.atMs;
    if (steps > 0 && passedMs > 0) live.stepsPerSecond = (1000 * steps) / passedMs;
    if (atMs - pace.since.atMs >= paceMs) job.pace = { from: pace.since, since: { step: run.step, atMs } };
  }

  async function reportEvaluation(live: LiveRun): Promise<void> {
    emit({ type: 'evaluated', id: live.id, evaluation: await keeper.surviving(async () => evaluateRun(live)) });
  }

  /** Whether there is something to do after a step that wants nothing under way. */
  function isLookDue(job: Job, step: number): boolean {
    return step >= job.until || isEvaluationDue(job.run.experiment, step) || isRecordDue(job, step) || isKeepDue(job, clock());
  }

  function isRecordDue({ live, run, lastRecord }: Job, step: number): boolean {
    const watched = focusedLayer(live.id) !== undefined;
    return isRecordingDue({
      step,
      steps: run.experiment.steps,
      trainingMs: run.elapsedMs,
      cost: live.recording,
      sinceLastMs: clock() - lastRecord.atMs,
      watched,
      disturbed: isShowing(),
    });
  }

  async function record(job: Job): Promise<void> {
    const { live, run } = job;
    const started = clock();
    const disturbed = isShowing();
    const look = await keeper.surviving(async () => inspectRun(live, focusedLayer(live.id) ?? null));
    emit({ type: 'inspected', id: live.id, ...look });
    const now = clock();
    live.recording = withRecord(live.recording, now - started, disturbed);
    job.lastRecord = { step: run.step, atMs: now };
  }

  return { train, pause, isTraining: (id) => jobs.has(id), targetOf: (id) => jobs.get(id)?.until ?? null };
}

const isKeepDue = ({ run, lastKeptAtMs }: Job, now: number): boolean => now - lastKeptAtMs >= keepIntervalMs(run);

const isGoing = ({ run, until, cancelled }: Job): boolean => !cancelled && run.issued < until;
