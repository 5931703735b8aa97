/** Runs that take no real steps, and what a trainer needs of them. */
import { taskOf } from '../../../src/catalog/tasks/tasks';
import { architectureOf } from '../../../src/experiment/architecture-of';
import { experimentOf } from '../../../src/experiment/defaults';
import { bitNetOf } from '../../../src/model/bitnet';
import type { StepReport } from '../../../src/training/reports';
import type { Run } from '../../../src/training/run';
import type { LiveRun } from '../../../src/worker/engine/live-run';
import { noRecording } from '../../../src/worker/trainer/recording';

const experiment = experimentOf({ steps: 1000 });

export interface PretendedRun {
  readonly live: LiveRun;
  readonly run: Run;
}

/**
 * @param stepsInFlight above 1: a run on a device, whose steps are issued together with those of others
 * @param faults parts of the run that do something else
 */
export function pretendedRun(id: string, stepsInFlight: number, faults: Partial<Record<keyof Run, unknown>> = {}): PretendedRun {
  let issued = 0;
  let step = 0;
  let reports: StepReport[] = [];
  const run = {
    experiment,
    stepMs: 1,
    stepsInFlight,
    elapsedMs: 0,
    lastLossNats: 1,
    learningRate: 0.01,
    flips: new Float32Array(0),
    path: 'plan',
    threads: null,
    finished: false,
    get step() {
      return step;
    },
    get issued() {
      return issued;
    },
    issue: () => void (issued += 1),
    submit: () => undefined,
    collect: () => undefined,
    async settle(most: number) {
      while (step < issued - most) reports.push({ step: ++step, lossNats: 1, learningRate: 0.01, lambda: 1, flips: 0, elapsedMs: 0 });
    },
    takeReports() {
      const taken = reports;
      reports = [];
      return taken;
    },
    look: async () => ({}),
    snapshot: async () => ({}),
    get weightsStep() {
      return issued;
    },
  };
  Object.defineProperties(run, Object.getOwnPropertyDescriptors(faults));
  const live = {
    id,
    experiment,
    task: taskOf(experiment),
    model: bitNetOf(architectureOf(experiment)),
    backend: 'webgpu',
    state: 'paused',
    failure: null,
    recording: noRecording,
    evaluation: {
      get step() {
        return step;
      },
    },
    reference: { baseline: { score: 0 } },
    source: { kind: 'training', run, planRefusal: null },
  };
  return { run: run as unknown as Run, live: live as unknown as LiveRun };
}
