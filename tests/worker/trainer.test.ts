/** How many steps the trainer keeps under way: runs that take no real steps, so that their time is ours to say. */
import { expect, it } from 'vitest';
import { taskOf } from '../../src/catalog/tasks/tasks';
import { architectureOf } from '../../src/experiment/architecture-of';
import { experimentOf } from '../../src/experiment/defaults';
import { bitNetOf } from '../../src/model/bitnet';
import type { Run } from '../../src/training/run';
import type { LiveRun } from '../../src/worker/live-run';
import { noRecording } from '../../src/worker/recording';
import { createTrainer } from '../../src/worker/trainer';

const experiment = experimentOf({ steps: 1000 });
const steps = 8;

/** A run on a device that can take four steps at once, and what it was told to leave under way, step by step. */
function pretended(stepMs: number): { readonly run: Run; readonly underWay: number[] } {
  const underWay: number[] = [];
  let issued = 0;
  let step = 0;
  const run = {
    experiment, stepMs, stepsInFlight: 4, elapsedMs: 0, lastLossNats: 1, learningRate: 0.01, flips: new Float32Array(0), path: 'plan', threads: null, finished: false,
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
      underWay.push(most);
      step = Math.max(step, issued - most);
    },
    takeReports: () => [],
    look: async () => ({}),
    keepSnapshot: () => undefined,
    weightsStep: 0,
  };
  return { run: run as unknown as Run, underWay };
}

/** Trains them together; resolves to the most that each left under way. */
async function mostUnderWay(stepMs: readonly number[]): Promise<readonly number[]> {
  const trainer = createTrainer({
    emit: () => undefined,
    keeper: { whenReady: async () => undefined, surviving: async (work) => work() },
    cores: { begin: () => undefined, end: () => undefined },
    focusedLayer: () => undefined,
  });
  const runs = stepMs.map(pretended);
  await Promise.all(
    runs.map(async ({ run }, i) => {
      const live = {
        id: `run ${i}`, experiment, task: taskOf(experiment), model: bitNetOf(architectureOf(experiment)), backend: 'webgpu', state: 'paused', failure: null, recording: noRecording,
        evaluation: { step: steps }, reference: { baseline: { score: 0 } }, source: { kind: 'training', run, planRefusal: null },
      };
      return trainer.train(live as unknown as LiveRun, run, steps);
    }),
  );
  return runs.map(({ underWay }) => Math.max(...underWay));
}

it.each([
  ['four steps of a fast run', [2], [3]],
  ['two of a slow one', [500], [1]],
  ['one of each where several are slow together', [200, 200], [0, 0]],
] as const)('keeps %s under way', async (_name, stepMs, expected) => {
  expect(await mostUnderWay(stepMs)).toEqual(expected);
});
