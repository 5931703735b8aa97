import type { StepReport } from '../training/reports';
import { NonFiniteLossError } from '../training/non-finite-loss-error';
import type { Run } from '../training/run';
import { deferred, type Deferred } from './deferred';
import { EngineError, reportError } from './engine-error';
import { evaluateRun, inspectRun, summaryOf, type LiveRun } from './live-run';
import type { EngineEvent, RunId } from './protocol';
import { isRecordingDue, withRecord } from './recording';

/** How often a run reports while it trains. */
const reportEveryMs = 100;
/** Held-out evaluations along a budget, and the fewest steps between two. */
const evaluationsPerBudget = 20;
const fewestStepsBetween = 5;

/** A run in training and what it owes to whoever asked. */
interface Job {
  readonly live: LiveRun;
  readonly run: Run;
  /** Step at which it stops. */
  until: number;
  reports: StepReport[];
  lastReport: number;
  lastRecord: { readonly step: number; readonly atMs: number };
  readonly ended: Deferred<void>;
  cancelled: boolean;
}

export interface Trainer {
  /** Trains until a step, in turn with the others; resolves when it is there or paused, rejects when it failed. */
  train(live: LiveRun, run: Run, until: number): Promise<void>;
  /** Stops after the step in progress; resolves when nothing of it runs any more. */
  pause(id: RunId): Promise<void>;
  isTraining(id: RunId): boolean;
}

export interface TrainerOptions {
  readonly emit: (event: EngineEvent) => void;
  /** Layer whose codes are wanted with every inspection, if the run is the one looked at; undefined: not looked at. */
  readonly focusedLayer: (id: RunId) => string | null | undefined;
}

/** Advances several runs one step each in turn, and reports. The only place where time passes in training. */
export function createTrainer({ emit, focusedLayer }: TrainerOptions): Trainer {
  const jobs = new Map<RunId, Job>();
  let looping = false;

  function train(live: LiveRun, run: Run, until: number): Promise<void> {
    const ended = deferred<void>();
    jobs.set(live.id, { live, run, until, reports: [], lastReport: 0, lastRecord: { step: -1, atMs: 0 }, ended, cancelled: false });
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

  async function loop(): Promise<void> {
    looping = true;
    while (jobs.size > 0) {
      for (const job of jobs.values()) {
        await turn(job);
        // A macrotask: lets messages in. wasm and cpu never wait for anything else.
        await new Promise((resolve) => setTimeout(resolve, 0));
      }
    }
    looping = false;
  }

  async function turn(job: Job): Promise<void> {
    const { live, run } = job;
    try {
      if (job.cancelled || run.step >= job.until) return await end(job);
      job.reports.push(await run.advance());
      if (run.step % evaluationInterval(live) === 0 && !run.finished) await reportEvaluation(live);
      const now = performance.now();
      if (now - job.lastReport >= reportEveryMs) report(job, now);
      if (isDue(job, now)) await record(job);
      if (run.step >= job.until) await end(job);
    } catch (error) {
      fail(job, error);
    }
  }

  async function end(job: Job): Promise<void> {
    const { live, run } = job;
    live.state = run.finished ? 'finished' : 'paused';
    report(job, performance.now());
    if (live.evaluation?.step !== run.step && !job.cancelled) await reportEvaluation(live);
    // The last step is always there, and all that is said of a run at rest is of the same step.
    if (job.lastRecord.step !== run.step) await record(job);
    jobs.delete(live.id);
    emit({ type: run.finished ? 'finished' : 'paused', summary: summaryOf(live) });
    job.ended.resolve();
  }

  function fail(job: Job, error: unknown): void {
    const { live } = job;
    const { message } = error instanceof NonFiniteLossError ? error : reportError(error);
    live.state = 'failed';
    live.failure = message;
    report(job, performance.now());
    jobs.delete(live.id);
    emit({ type: 'failed', summary: summaryOf(live), reason: message });
    job.ended.reject(error instanceof NonFiniteLossError ? new EngineError({ code: 'run-failed', message }) : error);
  }

  function report(job: Job, now: number): void {
    job.lastReport = now;
    if (job.reports.length === 0) return;
    emit({ type: 'progressed', summary: summaryOf(job.live), steps: job.reports });
    job.reports = [];
  }

  async function reportEvaluation(live: LiveRun): Promise<void> {
    emit({ type: 'evaluated', id: live.id, evaluation: await evaluateRun(live) });
  }

  function isDue({ live, run, lastRecord }: Job, nowMs: number): boolean {
    const watched = focusedLayer(live.id) !== undefined;
    return isRecordingDue({ step: run.step, steps: run.experiment.steps, trainingMs: run.elapsedMs, cost: live.recording, sinceLastMs: nowMs - lastRecord.atMs, watched });
  }

  async function record(job: Job): Promise<void> {
    const { live, run } = job;
    const started = performance.now();
    const look = await inspectRun(live, focusedLayer(live.id) ?? null);
    emit({ type: 'inspected', id: live.id, ...look });
    const now = performance.now();
    live.recording = withRecord(live.recording, now - started);
    job.lastRecord = { step: run.step, atMs: now };
  }

  return { train, pause, isTraining: (id) => jobs.has(id) };
}

const evaluationInterval = ({ experiment }: LiveRun): number => Math.max(fewestStepsBetween, Math.ceil(experiment.steps / evaluationsPerBudget));
