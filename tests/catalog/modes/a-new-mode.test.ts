import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { scaleShape } from '../../../src/catalog/modes/granularity';
import type * as Registry from '../../../src/catalog/modes/modes';
import { quantiserOf } from '../../../src/catalog/modes/round-by';
import { modeIds, modeOf, modeOrder, type ModeId } from '../../../src/catalog/modes/modes';
import { codeBy, numbersOfGroup } from '../../../src/catalog/modes/weight-rule';
import { elementCount, modelSize, parameterSpecs } from '../../../src/experiment/architecture';
import { architectureOf } from '../../../src/experiment/architecture-of';
import { experimentOf } from '../../../src/experiment/defaults';
import { validate } from '../../../src/experiment/validate';
import type { CodedTensor } from '../../../src/formats/format';
import { transformers } from '../../../src/formats/transformers/transformers';
import { packed } from '../../../src/formats/packed-weights/packed';
import { packedFileBytes } from '../../../src/formats/packed-weights/packed-size';
import { readPacked } from '../../../src/formats/packed-weights/readers/read-packed.mjs';
import { codeAt, recordLayoutOf } from '../../../src/math/codes/code-fields';
import { countOf, totalOf } from '../../../src/math/weight-counts';
import { randomStream } from '../../../src/math/random';
import { compilePlan } from '../../../src/plan/compile';
import { defaultDraft } from '../../../src/state/draft';
import { stepPhases } from '../../../src/ui/words/step-phases';
import { weightsSentence } from '../../../src/ui/words/weights-sentence';
import { createEngine } from '../../../src/worker/engine/engine';
import type { EngineEvent } from '../../../src/worker/protocol';
import { quaternary, quaternaryGroups, quaternaryRows, type TestModeId } from './quaternary';

/** The registry with the one line that a new mode needs. */
vi.mock('../../../src/catalog/modes/modes', async (original) => {
  const actual = await original<typeof Registry>();
  const tested = await import('./quaternary');
  const modes = {
    ...actual.modes,
    quaternary: tested.quaternary,
    quaternaryRows: tested.quaternaryRows,
    quaternaryGroups: tested.quaternaryGroups,
  };
  const ids = Object.keys(modes) as (keyof typeof modes)[];
  return {
    ...actual,
    modes,
    modeIds: ids,
    modeOrder: ids.toSorted((one, other) => modes[one].order - modes[other].order),
    modeOf: (id: keyof typeof modes) => modes[id],
    readModeId: (text: string) => ids.find((id) => id === text) ?? actual.readModeId(text),
    modeIdOf: (text: unknown) => ids.find((id) => id === text) ?? actual.modeIdOf(text),
    isQuantised: (id: keyof typeof modes) => modes[id].levels !== null,
  };
});

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const ids = ['quaternary', 'quaternaryRows', 'quaternaryGroups'] as readonly TestModeId[] as readonly string[] as readonly ModeId[];
const tiny = { hiddenSize: 8, numHeads: 2, numLayers: 1, feedForwardSize: 10, batchSize: 4, steps: 40, seqLen: 8, lambdaSteps: 4 } as const;
const levels = [-2, -1, 0, 1];

describe('the rule', () => {
  const random = randomStream(1, 'quaternary');
  const values = Float32Array.from({ length: 21 * 13 }, () => 0.05 * random.normal());

  it('is the same for the definition and for kernels', async () => {
    const { codes, scale } = quantiserOf(quaternary)(tf, tf.tensor2d(values, [21, 13]), 'bitnet');
    const absMean = (await tf.mean(tf.abs(tf.tensor1d(values))).data())[0]!;
    const numbers = numbersOfGroup(quaternary.rounding!, values);
    expect(numbers.scale).toBeCloseTo(absMean, 7);
    expect((await scale.data())[0]).toBeCloseTo(numbers.scale, 7);
    expect([...(await codes.data())]).toEqual(Array.from(values, (value) => codeBy(quaternary.rounding!, numbers, value)));
    expect(new Set(await codes.data())).toEqual(new Set(levels));
  });

  it('has a scale for each group where it says so, the last of fewer inputs', async () => {
    const { codes, scale } = quantiserOf(quaternaryGroups)(tf, tf.tensor2d([1, -3, 2, 8, 10, 20, 30, -1], [2, 4]), 'bitnet');
    expect(scale.shape).toEqual([2, 2]);
    expect([...(await scale.data())]).toEqual([2, 8, 20, 1]);
    expect([...(await codes.data())]).toEqual([0, -1, 1, 1, 0, 1, 1, -1]);
  });

  it('has a scale for each row where it says so', async () => {
    const { codes, scale } = quantiserOf(quaternaryRows)(tf, tf.tensor2d([1, -3, 10, 20], [2, 2]), 'bitnet');
    expect(scale.shape).toEqual([2, 1]);
    expect([...(await scale.data())]).toEqual([2, 15]);
    expect([...(await codes.data())]).toEqual([0, -1, 1, 1]);
  });
});

it('is known everywhere by its line in the registry', () => {
  expect(modeIds).toEqual(expect.arrayContaining([...ids]));
  expect(modeOrder.slice(-3)).toEqual(ids);
  expect(defaultDraft('reverse').modes).toEqual(['none', 'ternary', 'binary']);
  for (const mode of ids) {
    expect(validate({ ...tiny, mode }).issues).toEqual([]);
    // No task names a learning rate for it.
    expect(experimentOf({ task: 'reverse', mode }).learningRate).toBe(experimentOf({ task: 'reverse', mode: 'ternary' }).learningRate);
  }
});

it.each(ids)('is refused in words where it cannot go yet (%s)', (mode) => {
  const experiment = experimentOf({ ...tiny, task: 'tales', mode });
  if (mode === ids[2]) expect(() => compilePlan(architectureOf(experiment), 2)).toThrow(/groups of four inputs .* these have 3/);
  else expect(compilePlan(architectureOf(experiment), 2).architecture.mode).toBe(mode);
  expect(transformers.refuse(experiment)).toMatch(
    /transformers knows codes −1, 0 and \+1 with one scale per matrix, and quaternary weights are different/,
  );
});

describe.each(ids)('%s', (mode) => {
  it('trains, is described and recorded, and comes back from its packed file', async () => {
    const events: EngineEvent[] = [];
    const engine = createEngine({
      emit: (event) => events.push(event),
      chooseBackend: async () => ({ reports: [{ id: 'cpu', usable: true }], active: 'cpu', plan: { reason: 'no device in this test' } }),
    });
    const { id } = await engine.create({ experiment: { ...tiny, mode } });
    await engine.step({ id, count: 30 });
    const [summary] = await engine.runs({});
    expect(summary?.step).toBe(30);
    const losses = events.flatMap((event) => (event.type === 'progressed' ? event.steps.map(({ lossNats }) => lossNats) : []));
    expect(losses.at(-1)).toBeLessThan(losses[0]!);

    const layer = 'blocks.0.attention.query.weight';
    const seen = events.flatMap((event) => (event.type === 'inspected' ? event : [])).at(-1)!;
    const query = seen.inspection.layers.find(({ name }) => name === layer)!;
    expect(totalOf(query.counts)).toBe(64);
    expect(levels.every((level) => countOf(query.counts, level) > 0)).toBe(true);
    expect(query.thresholds).toEqual([-1.5, -0.5, 0.5]);
    expect(query.bitsPerWeight).toBeGreaterThan(1);
    expect(query.bitsPerWeight).toBeLessThanOrEqual(2);
    expect(query.effectiveNearLevelShare).toBe(1);

    const record = seen.recorded.find((each) => each.layer === layer)!;
    expect(record.levels).toEqual(levels);
    const layout = recordLayoutOf(record.levels);
    const codes = Array.from({ length: 64 }, (_, j) => codeAt(record.codes, j, layout));
    for (const level of levels) expect(codes.filter((code) => code === level)).toHaveLength(countOf(query.counts, level));

    const rehearsed = await engine.rehearse({ id, layer });
    expect(rehearsed.before.counts).toEqual(levels.map((level) => countOf(query.counts, level)));
    expect(stepPhases(rehearsed, mode, 'nats', { weightScale: 'absmean', optimiser: 'adamw' })[0]).toMatchObject({
      rule: 'δ = mean|w|, q = clip(round(w ⁄ δ), −2, +1)',
      words: expect.stringMatching(/^δ is .* become −2, .* become −1, .* become 0, .* become \+1\.$/) as string,
    });
    expect(
      weightsSentence({
        mode,
        lens: 'effective',
        step: 30,
        lambda: 1,
        layer: query,
        first: null,
        weightScale: 'absmean',
        opened: false,
        hasLatents: true,
      }),
    ).toMatch(/−2, −1, 0 and \+1 times (one scale|the scale of their (row|group of \d))/);

    // The engine itself reads the file back, compares every number and runs it before it hands it over.
    const { bytes, check } = await engine.export({ id, format: 'packed' });
    expect(check.maxDifference).toBeLessThan(1e-5);
    expect(bytes.length).toBe(packedFileBytes(summary!.experiment, 30));
    const model = packed.read(bytes);
    const { granularity } = modeOf(mode);
    for (const tensor of model.tensors) {
      if (tensor.kind !== 'codes') continue;
      expect(tensor.levels).toEqual(levels);
      expect(tensor.scale.values).toHaveLength(elementCount(scaleShape(granularity, tensor.shape)));
    }
    const stored = readPacked(bytes).weights.get(layer);
    expect([...(stored?.codes ?? [])]).toEqual(codes);
    expect([stored?.scale ?? []].flatMap((scale) => (typeof scale === 'number' ? [scale] : [...scale]))).toEqual([
      ...(model.tensors.find(({ name }) => name === layer) as CodedTensor).scale.values,
    ]);
    const { packedBytes } = modelSize(architectureOf(summary!.experiment));
    const specs = parameterSpecs(architectureOf(summary!.experiment));
    expect(packedBytes).toBe(
      specs.reduce(
        (sum, { role, shape }) =>
          sum +
          (role === 'bitLinear'
            ? Math.ceil(elementCount(shape) / 4) + 4 * elementCount(scaleShape(granularity, shape))
            : 4 * elementCount(shape)),
        0,
      ),
    );

    const opened = await engine.open({ bytes, name: 'model.safetensors' });
    expect(opened).toMatchObject({ mode, step: 30, opened: true });
    await engine.remove({ ids: [id, opened.id] });
  });

  it('goes on from a checkpoint as if it had not stopped', async () => {
    const events: EngineEvent[] = [];
    const engine = createEngine({
      emit: (event) => events.push(event),
      chooseBackend: async () => ({ reports: [{ id: 'cpu', usable: true }], active: 'cpu', plan: { reason: 'no device in this test' } }),
    });
    const run = await engine.create({ experiment: { ...tiny, mode } });
    await engine.step({ id: run.id, count: 3 });
    const { bytes } = await engine.export({ id: run.id, format: 'checkpoint' });
    const again = await engine.open({ bytes, name: 'run.checkpoint' });
    const lossOf = async (id: string): Promise<number | undefined> => {
      await engine.step({ id, count: 1 });
      return events.flatMap((event) => (event.type === 'progressed' && event.summary.id === id ? event.steps : [])).at(-1)?.lossNats;
    };
    expect(await lossOf(again.id)).toBe(await lossOf(run.id));
    await engine.remove({ ids: [run.id, again.id] });
  });
});
