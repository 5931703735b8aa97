import type { Experiment } from '../../experiment/experiment';
import type { Run } from '../../training/run';
import type { BackendKeeper } from '../backends/backend-keeper';
import { evaluateRun, inspectRun, keepRun, summaryOf, type LiveRun } from '../engine/live-run';
import type { EngineEvent, KeptRun, RunId } from '../protocol';
import { measurePace, type Job } from './job';
import { isRecordingDue, withRecord } from './recording';

/** How often a run reports while it trains. */
const reportEveryMs = 100;

/** Held-out evaluations along a budget, and the fewest steps between two. */
const evaluationsPerBudget = 20;
const fewestStepsBetween = 5;

/** Interval of snapshots sent to the page, which needs them only if this worker dies. */
const keepIntervalMs = ({ snapshotIntervalMs }: Run): number => Math.max(1000, 4 * snapshotIntervalMs);

/** Reports runs in training to the page: losses, held-out results, weights, and snapshots. */
export interface Reporter {
  /** Whether a report due after a step needs the pipeline drained. */
  isRestDue(job: Job, step: number): boolean;
  /** Sends the reports due after the steps taken; those that need a drained pipeline wait for it. */
  afterSteps(job: Job): Promise<void>;
  /** Sends all reports of the last step; resolves to the snapshot to resume from. */
  atEnd(job: Job): Promise<KeptRun>;
  /** The steps since the last report. */
  report(job: Job): void;
}

export interface ReporterOptions {
  readonly emit: (event: EngineEvent) => void;
  readonly keeper: Pick<BackendKeeper, 'surviving'>;
  /** Monotonic, in ms. */
  readonly clock: () => number;
  /** Layer whose codes are part of every inspection, if the run is in focus; undefined: not in focus. */
  readonly focusedLayer: (id: RunId) => string | null | undefined;
  /** Whether idle runs are being evaluated: other work on the device waits for that. */
  readonly isShowing: () => boolean;
}

export function createReporter({ emit, keeper, clock, focusedLayer, isShowing }: ReporterOptions): Reporter {
  function report(job: Job, now = clock()): void {
    job.lastReportAtMs = now;
    measurePace(job, now);
    const steps = job.run.takeReports();
    if (steps.length > 0) emit({ type: 'progressed', summary: summaryOf(job.live), steps });
  }

  async function evaluate(live: LiveRun): Promise<void> {
    emit({ type: 'evaluated', id: live.id, evaluation: await keeper.surviving(async () => evaluateRun(live)) });
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

  const keep = async ({ live }: Job, until: number | null): Promise<KeptRun> => keeper.surviving(async () => keepRun(live, until));

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

  return {
    report,
    isRestDue: (job, step) =>
      step >= job.until || isEvaluationDue(job.run.experiment, step) || isRecordDue(job, step) || isKeepDue(job, clock()),
    async afterSteps(job) {
      const { live, run, rests } = job;
      if (rests && isEvaluationDue(run.experiment, run.step)) await evaluate(live);
      const now = clock();
      if (now - job.lastReportAtMs >= reportEveryMs) report(job, now);
      if (rests && isRecordDue(job, run.step)) await record(job);
      if (rests && run.step < job.until && isKeepDue(job, now)) {
        job.lastKeptAtMs = now;
        // Whatever is kept with the state knows of every step before it.
        report(job, now);
        emit({ type: 'kept', kept: await keep(job, job.until) });
      }
    },
    async atEnd(job) {
      const { live, run } = job;
      report(job);
      if (live.evaluation?.step !== run.step && !job.cancelled) await evaluate(live);
      // The last step is always reported, and all reports of an idle run are of the same step.
      if (job.lastRecord.step !== run.step) await record(job);
      return keep(job, null);
    },
  };
}

/** Whether a step is followed by a held-out evaluation during training; the last step always is. */
function isEvaluationDue({ steps }: Experiment, step: number): boolean {
  return step % Math.max(fewestStepsBetween, Math.ceil(steps / evaluationsPerBudget)) === 0 && step < steps;
}

const isKeepDue = ({ run, lastKeptAtMs }: Job, now: number): boolean => now - lastKeptAtMs >= keepIntervalMs(run);
