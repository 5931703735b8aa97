/** Recipes through the engine, by the definition and by the plan in WebAssembly: every file, going on from one, and trying it. */
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { scaleShape } from '../../../src/catalog/modes/granularity';
import { modeOf, type ModeId } from '../../../src/catalog/modes/modes';
import { elementCount } from '../../../src/experiment/architecture';
import { packed } from '../../../src/formats/packed-weights/packed';
import { packedFileBytes } from '../../../src/formats/packed-weights/packed-size';
import type { ChosenBackend } from '../../../src/worker/backends/choose';
import { cpuEngine } from '../cpu-engine';

const plans: Readonly<Record<string, ChosenBackend['plan']>> = {
  definition: { reason: 'no device in this test' },
  'plan in WebAssembly': { target: { kind: 'wasm' } },
};
const recipes = [
  'ternary-row',
  'ternary-g32',
  'ternary-row-twn70',
  'ternary-g32-sherry',
  'binary-row',
  'bits2-row',
  'bits3-g32',
  'bits4-row',
  'bits2-row-seq',
  'bits4-row-lsq',
];
/** The definition on the cpu backend takes ten times as long: two of it. */
const cases = Object.entries(plans).flatMap(([path, plan]) =>
  (path === 'definition' ? ['ternary-g32-sherry', 'bits2-row-seq'] : recipes).map((mode) => ({
    path,
    plan,
    mode: mode as ModeId,
  })),
);

const tiny = {
  task: 'tales',
  hiddenSize: 32,
  numHeads: 2,
  numLayers: 1,
  feedForwardSize: 64,
  seqLen: 16,
  batchSize: 4,
  steps: 50,
} as const;

beforeAll(async () => {
  await tf.setBackend('cpu');
});

describe.each(cases)('$mode, $path', { timeout: 60_000 }, ({ plan, mode }) => {
  it('is packed, runs from its codes, and goes on from a checkpoint to the bit', async () => {
    const { engine, events } = cpuEngine(plan);
    const { id } = await engine.create({ experiment: { ...tiny, mode, lambdaSteps: 4, warmupSteps: 5 } });
    await engine.step({ id, count: 10 });

    // The engine reads each file back, compares every number and runs it.
    const { bytes, check } = await engine.export({ id, format: 'packed' });
    expect(check).toMatchObject({ agreement: 1 });
    expect(check.rounding).toBeUndefined();
    const model = packed.read(bytes);
    expect(bytes.length).toBe(packedFileBytes(model.experiment, 10));
    const { granularity, levels } = modeOf(mode);
    for (const tensor of model.tensors) {
      if (tensor.kind !== 'codes') continue;
      // The ends of a grid whose scale is learnt may be empty in a small matrix.
      expect(new Set(tensor.codes).size).toBeGreaterThanOrEqual(mode.endsWith('lsq') ? 12 : (levels?.length ?? 0));
      expect(tensor.scale.values).toHaveLength(elementCount(scaleShape(granularity, tensor.shape)));
      expect(new Set(tensor.scale.values).size).toBeGreaterThan(1);
    }

    const rounded = await engine.export({ id, format: 'gguf' });
    // Scales within 2⁻¹¹: what that does to the loss is measured, and is small. It is never exactly nothing.
    expect(Math.abs(rounded.check.rounding?.lossNats ?? Number.NaN)).toBeLessThan(0.01);
    expect(rounded.check.maxDifference).toBeGreaterThan(0);
    expect((await engine.export({ id, format: 'c' })).check.agreement).toBe(1);

    const asked = { input: 'an owl', options: { length: 6 } } as const;
    const { output } = await engine.predict({ id, ...asked });
    const opened = await engine.open({ bytes, name: 'model.safetensors' });
    expect(opened).toMatchObject({ mode, step: 10, opened: true });
    expect((await engine.predict({ id: opened.id, ...asked })).output).toBe(output);

    const { bytes: saved } = await engine.export({ id, format: 'checkpoint' });
    const again = await engine.open({ bytes: saved, name: 'run.checkpoint' });
    const lossesOf = async (run: string): Promise<readonly number[]> => {
      events.length = 0;
      await engine.step({ id: run, count: 3 });
      return events
        .flatMap((event) => (event.type === 'progressed' && event.summary.id === run ? event.steps : []))
        .map((step) => step.lossNats);
    };
    const losses = await lossesOf(again.id);
    expect(losses).toHaveLength(3);
    expect(losses).toEqual(await lossesOf(id));
    await engine.remove({ ids: [id, again.id, opened.id] });
  });
});
