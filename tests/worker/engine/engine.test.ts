import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AXIS_STEP, axisPlace } from '../../../src/math/codes/axis-bytes';
import { twoBitCode } from '../../../src/math/codes/two-bit-codes';
import type { Handlers } from '../../../src/worker/engine/answer';
import type { EngineEvent } from '../../../src/worker/protocol';
import { tinyExperiment } from '../../tiny-experiment';
import { answerOf } from '../answer-of';
import { cpuEngine } from '../cpu-engine';

/** The smallest models that still have every part. */
const tiny = tinyExperiment({ steps: 6 });
const tinyGestures = { ...tiny, task: 'gestures', seqLen: 16 } as const;

let engine: Handlers;
let events: EngineEvent[];

beforeEach(async () => {
  await tf.setBackend('cpu');
  ({ engine, events } = cpuEngine());
});

afterEach(async () => {
  const runs = await engine.runs({});
  await engine.remove({ ids: runs.map(({ id }) => id) });
});

const eventsOf = <T extends EngineEvent['type']>(type: T): Extract<EngineEvent, { type: T }>[] =>
  events.filter((event): event is Extract<EngineEvent, { type: T }> => event.type === type);

/** Makes a kernel of the cpu backend return NaN; returns what mends it. */
function poisonKernel(kernelName: string): () => void {
  const kernel = tf.getKernel(kernelName, 'cpu');
  tf.unregisterKernel(kernelName, 'cpu');
  tf.registerKernel({
    ...kernel,
    kernelFunc: (parameters) => {
      const output = kernel.kernelFunc(parameters);
      const { dataId } = Array.isArray(output) ? output[0]! : output;
      (parameters.backend as MathBackendCPU).data.get(dataId).values = new Float32Array(1e5).fill(Number.NaN);
      return output;
    },
  });
  return () => {
    tf.unregisterKernel(kernelName, 'cpu');
    tf.registerKernel(kernel);
  };
}

const lossesOf = (id: string): number[] =>
  eventsOf('progressed')
    .filter(({ summary }) => summary.id === id)
    .flatMap(({ steps }) => steps.map(({ lossNats }) => lossNats));

describe('training', () => {
  it('runs to the end of the budget and says so', async () => {
    const { id } = await engine.create({ experiment: tiny });
    const summary = await engine.finish({ id });
    expect(summary).toMatchObject({
      id,
      task: 'reverse',
      recipe: 'b1.58',
      mode: 'ternary',
      backend: 'cpu',
      seed: 1,
      step: 6,
      steps: 6,
      state: 'finished',
    });
    expect(summary.heldOutLossNats).toBeGreaterThan(0);
    expect(summary.score).toBeGreaterThanOrEqual(0);
    expect(summary.stepsPerSecond).toBeGreaterThan(0);
    expect(eventsOf('progressed').flatMap(({ steps }) => steps.map(({ step }) => step))).toEqual([1, 2, 3, 4, 5, 6]);
    expect(eventsOf('finished')).toHaveLength(1);
    // Not while its last evaluation is still to come: who saves the numbers then would miss it.
    expect(new Set(eventsOf('progressed').map((event) => event.summary.state))).toEqual(new Set(['running']));
  });

  it('gives the same losses to the bit for the same seed, others for another', async () => {
    const ids = [];
    for (const seed of [1, 1, 2]) {
      const { id } = await engine.create({ experiment: { ...tiny, seed } });
      await engine.finish({ id });
      ids.push(id);
    }
    const [first, again, other] = ids.map(lossesOf);
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it('draws the same dropout for the same seed', async () => {
    const losses = [];
    for (const dropout of [0.2, 0.2, 0.3]) {
      const { id } = await engine.create({ experiment: { ...tinyGestures, dropout } });
      await engine.finish({ id });
      losses.push(lossesOf(id));
    }
    expect(losses[1]).toEqual(losses[0]);
    expect(losses[2]).not.toEqual(losses[0]);
  });

  it('gives every arm the same initial weights and the same batches', async () => {
    const firstLosses = [];
    for (const mode of ['none', 'ternary', 'binary'] as const) {
      // At λ = 0 the first step rounds nothing: all arms are the same network.
      const { id } = await engine.create({ experiment: { ...tiny, mode } });
      await engine.step({ id, count: 1 });
      firstLosses.push(lossesOf(id)[0]);
    }
    expect(new Set(firstLosses).size).toBe(1);
  });

  it('steps, pauses, resets to the same initial weights and repeats itself', async () => {
    const { id } = await engine.create({ experiment: tiny });
    await expect(engine.step({ id, count: 3 })).resolves.toMatchObject({ step: 3, state: 'paused' });
    const before = lossesOf(id);
    await engine.reset({ ids: [id] });
    expect((await engine.runs({}))[0]).toMatchObject({ step: 0, state: 'ready', trainLossNats: null, elapsedMs: 0 });
    events.length = 0;
    await engine.step({ id, count: 3 });
    expect(lossesOf(id)).toEqual(before);
  });

  it('is no different when paused and resumed', async () => {
    const whole = await engine.create({ experiment: tiny });
    await engine.finish({ id: whole.id });
    const parts = await engine.create({ experiment: tiny });
    await engine.play({ ids: [parts.id] });
    await engine.pause({ ids: [parts.id] });
    await engine.finish({ id: parts.id });
    expect(lossesOf(parts.id)).toEqual(lossesOf(whole.id));
  });

  it('changes the learning rate while it runs, not what came before', async () => {
    const { id } = await engine.create({ experiment: tiny });
    await engine.step({ id, count: 2 });
    await engine.setLearningRate({ id, learningRate: 0.0001 });
    await engine.step({ id, count: 1 });
    const rates = eventsOf('progressed').flatMap(({ steps }) => steps.map(({ learningRate }) => learningRate));
    expect(rates[1]).toBeCloseTo(0.01);
    expect(rates[2]).toBeLessThanOrEqual(0.0001);
  });

  it('keeps the number of tensors flat', async () => {
    const { id } = await engine.create({ experiment: { ...tiny, mode: 'none', steps: 500, warmupSteps: 5 } });
    await engine.step({ id, count: 3 });
    const { numTensors, numBytes } = tf.memory();
    await engine.step({ id, count: 60 });
    await engine.predict({ id, input: '1234' });
    await engine.inspect({ id });
    await engine.export({ id, format: 'packed' });
    expect(tf.memory()).toMatchObject({ numTensors, numBytes });
    await engine.remove({ ids: [id] });
    expect(tf.memory().numTensors).toBeLessThan(5);
  });

  it('stops at a loss that is not finite and keeps the last good state', async () => {
    const { id } = await engine.create({ experiment: { ...tiny, mode: 'none', steps: 50, learningRate: 1, warmupSteps: 0 } });
    await engine.step({ id, count: 2 });
    const good = await engine.inspect({ id });
    const mend = poisonKernel('GatherV2');
    await expect(engine.step({ id, count: 5 })).rejects.toMatchObject({ code: 'run-failed', message: expect.stringContaining('NaN') });
    mend();
    expect(eventsOf('failed')[0]).toMatchObject({ reason: expect.stringContaining('lower learning rate') });
    const [summary] = await engine.runs({});
    expect(summary).toMatchObject({ state: 'failed', step: 1 });
    const kept = await engine.inspect({ id });
    expect(kept.layers[0]?.gamma).toBeGreaterThan(0);
    expect(Number.isFinite(kept.layers[0]?.gamma)).toBe(true);
    expect(good.step).toBe(2);
    // It can go on from there.
    await expect(engine.step({ id, count: 1 })).resolves.toMatchObject({ step: 2, state: 'paused' });
  });
});

describe('inspection', () => {
  it('counts every weight through every lens', async () => {
    const { id } = await engine.create({ experiment: { ...tiny, lambdaSteps: 4 } });
    await engine.step({ id, count: 2 });
    const { step, lambda, layers } = await engine.inspect({ id });
    expect({ step, lambda }).toEqual({ step: 2, lambda: 0.5 });
    expect(layers).toHaveLength(7);
    for (const { shape, counts, histograms, bitsPerWeight, gamma } of layers) {
      const size = shape[0]! * shape[1]!;
      expect(counts['-1'] + counts['0'] + counts['1']).toBe(size);
      expect(gamma).toBeGreaterThan(0);
      expect(bitsPerWeight).toBeLessThanOrEqual(Math.log2(3) + 1e-9);
      for (const { counts: bins, min, max } of Object.values(histograms)) {
        expect([min, max]).toEqual([-2.5, 2.5]);
        expect(bins.reduce((sum, count) => sum + count, 0)).toBe(size);
      }
      // Three spikes, at the levels and nowhere else.
      expect(histograms.quantised.counts.flatMap((count, bin) => (count > 0 ? [bin] : []))).toEqual(
        [37, 62, 87].filter((_, level) => Object.values({ a: counts['-1'], b: counts['0'], c: counts['1'] })[level]! > 0),
      );
    }
  });

  it('reaches full collapse of the effective weights at λ = 1, and not of the latents', async () => {
    const { id } = await engine.create({ experiment: { ...tiny, steps: 12, lambdaSteps: 6 } });
    const early = await engine.inspect({ id });
    await engine.step({ id, count: 6 });
    const collapsed = await engine.inspect({ id });
    expect(collapsed.lambda).toBe(1);
    for (const [i, layer] of collapsed.layers.entries()) {
      expect(layer.effectiveNearLevelShare).toBe(1);
      expect(layer.latentNearLevelShare).toBeLessThan(0.5);
      expect(early.layers[i]!.effectiveNearLevelShare).toBe(early.layers[i]!.latentNearLevelShare);
    }
  });

  it('counts flips as the difference of the codes', async () => {
    const { id } = await engine.create({ experiment: tiny });
    const names = (await engine.inspect({ id })).layers.map(({ name }) => name);
    const codes = async (layer: string): Promise<Int8Array> => {
      events.length = 0;
      await engine.focus({ id, layer });
      return eventsOf('inspected').at(-1)!.map!.codes;
    };
    const before = new Map<string, Int8Array>();
    for (const name of names) before.set(name, await codes(name));
    await engine.step({ id, count: 1 });
    const { layers } = await engine.inspect({ id });
    let total = 0;
    for (const { name, flips } of layers) {
      const after = await codes(name);
      expect(flips).toBe(after.reduce((count, code, i) => count + (code === before.get(name)![i] ? 0 : 1), 0));
      total += flips;
    }
    expect(total).toBeGreaterThan(0);
  });
});

describe('the record', () => {
  it('holds codes and latents of every matrix, of every run, from the first step to the last', async () => {
    const { id } = await engine.create({ experiment: { ...tiny, lambdaSteps: 4 } });
    await engine.step({ id, count: 3 });
    await engine.finish({ id });
    const looks = eventsOf('inspected').filter((event) => event.id === id);
    expect([looks[0]?.inspection.step, looks.at(-1)?.inspection.step]).toEqual([0, 6]);
    expect(looks.map(({ inspection }) => inspection.step)).toContain(3);
    for (const { recorded, inspection } of looks) {
      expect(recorded.map(({ layer }) => layer)).toEqual(inspection.layers.map(({ name }) => name));
      for (const [i, { codes, latents, shape }] of recorded.entries()) {
        const size = shape[0]! * shape[1]!;
        const counted = Array.from({ length: size }, (_, j) => twoBitCode(codes, j));
        const { counts, thresholds } = inspection.layers[i]!;
        expect([-1, 0, 1].map((level) => counted.filter((code) => code === level).length)).toEqual([
          counts['-1'],
          counts['0'],
          counts['1'],
        ]);
        // Each latent lies on the side of the thresholds that its code says, to half a step of the record.
        for (const [j, code] of counted.entries()) {
          const place = axisPlace(latents[j]!);
          expect(place).toBeGreaterThanOrEqual((code === -1 ? -9 : thresholds[code]!) - AXIS_STEP);
          expect(place).toBeLessThanOrEqual((code === 1 ? 9 : thresholds[code + 1]!) + AXIS_STEP);
        }
      }
    }
  });

  it('says what it cost, and has nothing to keep of a full-precision run', async () => {
    const { id } = await engine.create({ experiment: { ...tiny, mode: 'none' } });
    const summary = await engine.finish({ id });
    expect(summary.recordingMs).toBeGreaterThan(0);
    expect(eventsOf('inspected').flatMap(({ recorded }) => recorded)).toEqual([]);
  });
});

describe('files', () => {
  it.each(['ternary', 'binary', 'none'] as const)('%s: exports, opens and answers the same', async (mode) => {
    const { id } = await engine.create({ experiment: { ...tinyGestures, mode } });
    const { fileBytes } = await engine.step({ id, count: 2 });
    const { bytes, check, parts } = await engine.export({ id, format: 'packed' });
    expect(bytes.length).toBe(fileBytes);
    expect(check).toMatchObject({ agreement: 1, maxDifference: 0, numbers: expect.any(Number) });
    expect(eventsOf('exportProgressed').map(({ stage }) => stage)).toEqual(expect.arrayContaining(['reading', 'packing', 'checking']));
    expect(parts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)).toBe(bytes.length);
    const opened = await engine.open({ bytes });
    expect(opened).toMatchObject({ mode, step: 2, opened: true, heldOutLossNats: expect.any(Number), fileBytes });
    const points = [
      [0, 0],
      [10, 5],
      [20, 30],
    ];
    expect(await answerOf(engine, opened.id, points)).toEqual(await answerOf(engine, id, points));
    await expect(engine.step({ id: opened.id, count: 1 })).rejects.toMatchObject({ code: 'not-trainable' });
  });

  it('opens master weights with their latents, to be inspected and saved again, not trained', async () => {
    const { id } = await engine.create({ experiment: { ...tiny, mode: 'ternary' } });
    await engine.step({ id, count: 3 });
    const { bytes, bitsPerWeight } = await engine.export({ id, format: 'masters' });
    expect(bitsPerWeight).toBeNull();
    const opened = await engine.open({ bytes });
    expect(opened).toMatchObject({ opened: true, hasLatents: true });
    const [trained, read] = await Promise.all([engine.inspect({ id }), engine.inspect({ id: opened.id })]);
    for (const [i, layer] of read.layers.entries())
      expect(layer).toMatchObject({
        counts: trained.layers[i]!.counts,
        gamma: trained.layers[i]!.gamma,
        histograms: { latent: trained.layers[i]!.histograms.latent },
      });
    expect(await answerOf(engine, opened.id, '0123')).toEqual(await answerOf(engine, id, '0123'));
    expect((await engine.formats({ id: opened.id })).filter(({ available }) => available).map((format) => format.id)).toEqual(
      expect.arrayContaining(['packed', 'masters']),
    );
    await expect(engine.export({ id: opened.id, format: 'checkpoint' })).rejects.toMatchObject({
      code: 'format-unavailable',
      message: expect.stringContaining('without an optimiser'),
    });
    await expect(engine.step({ id: opened.id, count: 1 })).rejects.toMatchObject({ code: 'not-trainable' });
  });

  it('says before anybody asks what a model opened from codes cannot become', async () => {
    const { id } = await engine.create({ experiment: tiny });
    const opened = await engine.open({ bytes: (await engine.export({ id, format: 'packed' })).bytes });
    expect(opened.hasLatents).toBeUndefined();
    const refused = (await engine.formats({ id: opened.id })).filter(({ available }) => !available);
    expect(refused.map((format) => format.id)).toEqual(expect.arrayContaining(['masters', 'checkpoint']));
    for (const { reason } of refused) expect(reason).toMatch(/Take |train /);
  });

  it('refuses a damaged file and loses nothing', async () => {
    const { id } = await engine.create({ experiment: tiny });
    await expect(engine.open({ bytes: new Uint8Array([1, 2, 3]), name: 'model.gguf' })).rejects.toMatchObject({
      code: 'bad-file',
      message: expect.stringMatching(/^model\.gguf cannot be opened/),
      detail: expect.stringContaining('Expected a safetensors file'),
    });
    expect(await engine.runs({})).toHaveLength(1);
    await expect(engine.export({ id, format: 'pdf' })).rejects.toMatchObject({
      code: 'unknown-format',
      message: expect.stringContaining('packed'),
    });
  });
});

describe('refusals', () => {
  it('names every field that is wrong', async () => {
    await expect(engine.create({ experiment: { hiddenSize: 10, numHeads: 4, steps: 0 } })).rejects.toMatchObject({
      code: 'invalid-experiment',
      issues: expect.arrayContaining([expect.objectContaining({ field: 'numHeads' }), expect.objectContaining({ field: 'steps' })]),
    });
  });

  it('names unknown runs and unusable input', async () => {
    await expect(engine.inspect({ id: 'nobody' })).rejects.toMatchObject({ code: 'unknown-run' });
    const { id } = await engine.create({ experiment: tiny });
    await expect(engine.predict({ id, input: '12x4' })).rejects.toMatchObject({ name: 'InputError' });
    await expect(engine.predict({ id, input: 7 })).rejects.toMatchObject({ name: 'InputError' });
  });
});
