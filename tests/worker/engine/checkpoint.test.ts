/** Exact resume of a run from its file, in another visit. On WebGPU: `tests/browser/checkpoint.test.ts`. */
import { readFileSync } from 'node:fs';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ModeId } from '../../../src/catalog/modes/modes';
import { optimiserIds, optimiserOf } from '../../../src/catalog/optimisers/optimisers';
import type { ExperimentDraft } from '../../../src/experiment/experiment';
import { readSafetensors } from '../../../src/formats/safetensors/safetensors';
import type { ChosenBackend } from '../../../src/worker/backends/choose';
import type { Handlers } from '../../../src/worker/engine/answer';
import type { RunId } from '../../../src/worker/protocol';
import { tinyExperiment } from '../../tiny-experiment';
import { cpuEngine } from '../cpu-engine';

const tiny = tinyExperiment({ steps: 12 });
const savedAt = 5;

const executors = {
  definition: { reason: 'no device in this test' },
  'plan in WebAssembly': { target: { kind: 'wasm' } },
} as const satisfies Record<string, ChosenBackend['plan']>;
type Executor = keyof typeof executors;

const drafts = [
  ['ternary', {}],
  ['binary', { recipe: 'edifice', dropout: 0.2 }],
  ['none', { dropout: 0.3 }],
  ['ternary', { task: 'ball', seqLen: 4 }],
  ...optimiserIds.map((optimiser) => ['ternary', { optimiser }] as const),
] as const satisfies readonly (readonly [ModeId, ExperimentDraft])[];

interface Visit {
  readonly engine: Handlers;
  lossesOf(id: RunId): readonly number[];
}

function visit(executor: Executor): Visit {
  const { engine, events } = cpuEngine(executors[executor]);
  return {
    engine,
    lossesOf: (id) =>
      events.flatMap((event) =>
        event.type === 'progressed' && event.summary.id === id ? event.steps.map(({ lossNats }) => lossNats) : [],
      ),
  };
}

/** Trains to the middle, at a learning rate that was changed on the way, saves, trains on to the end. */
async function interrupted(executor: Executor, draft: ExperimentDraft) {
  const { engine, lossesOf } = visit(executor);
  const { id, path } = await engine.create({ experiment: { ...tiny, ...draft } });
  expect(path).toBe(executor === 'definition' ? 'definition' : 'plan');
  await engine.step({ id, count: 2 });
  await engine.setLearningRate({ id, learningRate: 0.004 });
  await engine.step({ id, count: savedAt - 2 });
  const file = await engine.export({ id, format: 'checkpoint' });
  const { parameters, experiment } = await engine.finish({ id });
  await engine.remove({ ids: [id] });
  return { file, parameters, slots: optimiserOf(experiment.optimiser).slots.length, undisturbed: lossesOf(id).slice(savedAt) };
}

beforeEach(async () => void (await tf.setBackend('cpu')));

describe.each(Object.keys(executors) as readonly Executor[])('on the %s', (executor) => {
  it.each(drafts)(
    'a checkpoint trains on with the same losses as if training had never stopped, to the bit (%s, %o)',
    async (mode, more) => {
      const { file, parameters, slots, undisturbed } = await interrupted(executor, { mode, ...more });
      expect(undisturbed).toHaveLength(12 - savedAt);
      expect(file.check).toMatchObject({ numbers: (1 + slots) * parameters, agreement: 1, maxDifference: 0 });
      expect(file.parts.find(({ kind }) => kind === 'moments')?.sizeBytes).toBe(4 * slots * parameters);

      const { engine, lossesOf } = visit(executor);
      const opened = await engine.open({ bytes: file.bytes });
      expect(opened).toMatchObject({
        mode,
        step: savedAt,
        learningRate: 0.004,
        state: 'paused',
        path: executor === 'definition' ? 'definition' : 'plan',
      });
      expect(opened.opened).toBeUndefined();
      await engine.finish({ id: opened.id });
      expect(lossesOf(opened.id)).toEqual(undisturbed);
      // It begins anew like any run: from the seed.
      await engine.reset({ ids: [opened.id] });
      await engine.step({ id: opened.id, count: 1 });
      expect(lossesOf(opened.id)).toHaveLength(undisturbed.length + 1);
      await engine.remove({ ids: [opened.id] });
    },
  );
});

it('a checkpoint of version 1, from before the optimiser had a name, trains on to the bit', async () => {
  const bytes = new Uint8Array(readFileSync('tests/fixtures/checkpoints/version-1.checkpoint.safetensors'));
  const { losses } = JSON.parse(readFileSync('tests/fixtures/checkpoints/version-1.json', 'utf8')) as { losses: readonly number[] };
  const { engine, lossesOf } = visit('plan in WebAssembly');
  const { id, step, experiment } = await engine.open({ bytes });
  expect([step, experiment.optimiser]).toEqual([savedAt, 'adamw']);
  // What is saved of it now has the names of today and the same numbers.
  const again = await engine.export({ id, format: 'checkpoint' });
  const [former, present] = [bytes, again.bytes].map(
    (file) => new Map(readSafetensors(file).tensors.map((tensor) => [tensor.name, tensor])),
  );
  expect(present?.get('optimiser.firstMoment')?.bytes).toEqual(former?.get('optimiser.first')?.bytes);
  expect(present?.get('optimiser.secondMoment')?.bytes).toEqual(former?.get('optimiser.second')?.bytes);
  await engine.finish({ id });
  expect(lossesOf(id)).toEqual(losses);
  await engine.remove({ ids: [id] });
});

it.each([
  ['definition', 'plan in WebAssembly'],
  ['plan in WebAssembly', 'definition'],
] as const)('a checkpoint of the %s goes on on the %s, within rounding', async (from, to) => {
  const { file, undisturbed } = await interrupted(from, { mode: 'ternary' });
  const { engine, lossesOf } = visit(to);
  const { id } = await engine.open({ bytes: file.bytes });
  await engine.finish({ id });
  const losses = lossesOf(id);
  expect(losses).toHaveLength(undisturbed.length);
  // The first step knows no difference but the order of sums; later ones may round an activation the other way.
  expect(losses[0]).toBeCloseTo(undisturbed[0] ?? Number.NaN, 5);
  for (const [i, loss] of losses.entries()) expect(loss).toBeCloseTo(undisturbed[i] ?? Number.NaN, 2);
  await engine.remove({ ids: [id] });
});
