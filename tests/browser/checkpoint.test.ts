/** A run resumed from its file on WebGPU, and between WebGPU and WebAssembly. Other executors: `tests/worker/engine/checkpoint.test.ts`. */
import { beforeAll, expect, it } from 'vitest';
import { optimiserIds } from '../../src/catalog/optimisers/optimisers';
import type { ExperimentDraft } from '../../src/experiment/experiment';
import type { ExportedFile } from '../../src/worker/protocol';
import { tinyExperiment } from '../tiny-experiment';
import { DrivenEngine } from './driven-engine';

const tiny = tinyExperiment({ backend: 'webgpu', feedForwardSize: 12, steps: 12, lambdaSteps: 4 });
const savedAt = 5;

beforeAll(async () => {
  const { engine } = new DrivenEngine();
  await engine.backends({ prefer: 'webgpu', only: true });
}, 120_000);

interface Interrupted {
  readonly file: ExportedFile;
  readonly undisturbed: readonly number[];
}

const taken = new Map<ExperimentDraft, Promise<Interrupted>>();

/** A run and what was saved half-way; the same draft is trained once. */
async function interrupted(draft: ExperimentDraft): Promise<Interrupted> {
  const run = taken.get(draft) ?? interrupt(draft);
  taken.set(draft, run);
  return run;
}

async function interrupt(draft: ExperimentDraft): Promise<Interrupted> {
  const driven = new DrivenEngine();
  const { id, path } = await driven.created({ ...tiny, ...draft });
  expect(path).toBe('plan');
  await driven.engine.step({ id, count: savedAt });
  const file = await driven.engine.export({ id, format: 'checkpoint' });
  await driven.engine.finish({ id });
  const undisturbed = driven.losses(id).slice(savedAt);
  expect(undisturbed).toHaveLength(12 - savedAt);
  await driven.removeAll();
  return { file, undisturbed };
}

/** In an engine of its own: another visit. */
async function goneOn({ bytes }: ExportedFile, backend: 'webgpu' | 'wasm'): Promise<readonly number[]> {
  const driven = new DrivenEngine();
  await driven.engine.backends({ prefer: backend, only: true });
  const opened = await driven.engine.open({ bytes });
  expect(opened).toMatchObject({ step: savedAt, state: 'paused', path: 'plan', backend });
  await driven.engine.finish({ id: opened.id });
  const losses = driven.losses(opened.id);
  await driven.removeAll();
  return losses;
}

/** Two tests go on from the same run. */
const ternary: ExperimentDraft = {};

it.each([
  ['ternary', ternary],
  // Every one with a mode and a dropout of its own: kernels take seconds to compile.
  ...optimiserIds
    .filter((id) => id !== 'adamw')
    .map((optimiser, i) => [`${optimiser}, binary, with dropout`, { optimiser, mode: 'binary', dropout: 0.2 * (i + 1) }] as const),
] as const)('trains on with the same losses as if it had never stopped, to the bit (%s)', async (_name, draft) => {
  const { file, undisturbed } = await interrupted(draft);
  expect(file.check).toMatchObject({ agreement: 1, maxDifference: 0 });
  expect(await goneOn(file, 'webgpu')).toEqual(undisturbed);
});

it('goes on in WebAssembly within rounding', async () => {
  const { file, undisturbed } = await interrupted(ternary);
  const losses = await goneOn(file, 'wasm');
  expect(losses).toHaveLength(undisturbed.length);
  // The first step knows no difference but the order of sums; later ones may round an activation the other way.
  expect(losses[0]).toBeCloseTo(undisturbed[0] ?? Number.NaN, 5);
  for (const [i, loss] of losses.entries()) expect(loss).toBeCloseTo(undisturbed[i] ?? Number.NaN, 2);
});
