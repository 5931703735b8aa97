import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { modeOf } from '../../../src/catalog/modes/modes';
import { taskOf } from '../../../src/catalog/tasks/tasks';
import { experimentOf } from '../../../src/experiment/defaults';
import type { ExperimentDraft } from '../../../src/experiment/experiment';
import { disposeWeights } from '../../../src/model/weights';
import { observePass, passInput } from '../../../src/training/definition/observed-pass';
import { definitionRun, weightsOfRun } from '../../../src/training/definition/definition-run';
import type { Handlers } from '../../../src/worker/engine/answer';
import type { EngineEvent } from '../../../src/worker/protocol';
import { rowSums } from '../../../src/ui/words/bit-linear-sums';
import { recipe } from '../../recipe';
import { tinyExperiment } from '../../tiny-experiment';
import { cpuEngine } from '../cpu-engine';

const tiny = tinyExperiment({ numLayers: 2, steps: 6 });
const layer = 'blocks.1.attention.output.weight';
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

async function trained(experiment: ExperimentDraft, count = 2): Promise<string> {
  const { id } = await engine.create({ experiment: { ...tiny, ...experiment } });
  await engine.step({ id, count });
  return id;
}

describe('attention', () => {
  it('is a distribution over the positions before, of every head of every layer', async () => {
    const id = await trained({ mode: 'ternary' });
    const { tokens, writtenFrom, layers, heads, probabilities } = await engine.attention({ id, input: '1234' });
    expect({ layers, heads }).toEqual({ layers: 2, heads: 2 });
    // ">1234" and three of the four digits that the model writes: the last is never fed back.
    expect(tokens.slice(0, writtenFrom).join('')).toContain('1234');
    expect(tokens.length - writtenFrom).toBe(3);
    const seq = tokens.length;
    expect(probabilities.length).toBe(layers * heads * seq * seq);
    for (let row = 0; row < layers * heads * seq; row++) {
      const values = probabilities.subarray(row * seq, (row + 1) * seq);
      expect(values.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 5);
      expect(Math.max(0, ...values.subarray((row % seq) + 1))).toBe(0);
    }
  });

  it('is softmax(q·k/√d) of what the projections give, computed by hand', async () => {
    const experiment = experimentOf({ ...tiny, task: 'gestures', recipe: 'edifice', seqLen: 16, numLayers: 1 });
    const run = definitionRun(experiment);
    const { model, weights } = await weightsOfRun(run);
    const { tensor } = passInput(model, taskOf(experiment), [
      [0, 0],
      [10, 5],
      [20, 30],
      [0, 9],
    ]);
    const observed = await observePass(model, weights, tensor, () => true);
    const qkv = observed.get('blocks.0.attention.qkv.output')!.values; // [16, 24]
    const found = observed.get('blocks.0.attention.probabilities')!.values; // [2, 16, 16]
    const [seq, hidden, size] = [16, 8, 4];
    for (let head = 0; head < 2; head++) {
      for (let row = 0; row < seq; row++) {
        const scores = Array.from({ length: row + 1 }, (_, column) => {
          let dot = 0;
          for (let i = 0; i < size; i++) dot += qkv[row * 24 + head * size + i]! * qkv[column * 24 + hidden + head * size + i]!;
          return Math.exp(dot / Math.sqrt(size));
        });
        const total = scores.reduce((sum, score) => sum + score, 0);
        scores.forEach((score, column) => expect(found[(head * seq + row) * seq + column]).toBeCloseTo(score / total, 5));
      }
    }
    tensor.dispose();
    disposeWeights(weights);
    run.dispose();
  });
});

describe('one BitLinear', () => {
  const cases: readonly (readonly [string, ExperimentDraft, unknown])[] = [
    ['ternary', { mode: 'ternary' }, '1234'],
    ['binary, 4 bits', { mode: 'binary', activationBits: 4 }, '1234'],
    ['ternary, 2 bits', { mode: 'ternary', activationBits: 2 }, '1234'],
    ['ternary, activations as they are, no weight scale', { mode: 'ternary', activationBits: null, weightScale: 'none' }, '1234'],
    ['full precision', { mode: 'none' }, '1234'],
    ['four bits, a scale for each row', { mode: recipe('bits4-row') }, '1234'],
    ['two bits, a scale for each group', { mode: recipe('bits2-g32'), hiddenSize: 40, numHeads: 2 }, '1234'],
    [
      'edifice, with bias',
      { mode: 'ternary', task: 'gestures', recipe: 'edifice', seqLen: 16 },
      [
        [0, 0],
        [10, 5],
        [20, 30],
        [0, 9],
      ],
    ],
  ];

  it.each(cases)('adds up to what the forward pass computed: %s', async (_, experiment, input) => {
    const id = await trained(experiment);
    const names = (await engine.inspect({ id })).layers.map(({ name }) => name);
    for (const name of names) {
      const report = await engine.dissect({ id, input, layer: name, position: -1, output: 3 });
      const { rounded, inputs, weights, activationStep, weightScales, groupInputs, bias, result, shape } = report;
      expect([inputs.length, weights.length]).toEqual([shape[1], shape[1]]);
      const sum = weights.reduce(
        (total, weight, i) => total + weight * weightScales[Math.floor(i / groupInputs)]! * (rounded === null ? inputs[i]! : rounded[i]!),
        0,
      );
      expect(sum * activationStep + bias).toBeCloseTo(result, 5);
      // Rounding moves no activation by more than half a step.
      rounded?.forEach((value, i) => expect(Math.abs(value * activationStep - inputs[i]!)).toBeLessThanOrEqual(activationStep * 0.5001));
      const levels = modeOf(experiment.mode ?? 'ternary').levels;
      if (levels !== null) expect([...weights].every((code) => levels.includes(code))).toBe(true);
      expect(rowSums(report).output).toBeCloseTo(report.quantised ? result : rowSums(report).output, 5);
    }
  });

  it('refuses what is not there, in words', async () => {
    const id = await trained({});
    await expect(engine.dissect({ id, input: '1234', layer: 'nothing', position: 0, output: 0 })).rejects.toMatchObject({
      name: 'InputError',
    });
    await expect(engine.dissect({ id, input: '1234', layer, position: 0, output: 99 })).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('0 to 7'),
    });
    await expect(engine.dissect({ id, input: 'x', layer, position: 0, output: 0 })).rejects.toMatchObject({ name: 'InputError' });
  });
});

describe('a step in slow motion', () => {
  it.each(['ternary', 'binary'] as const)('is the very step that the run takes next, and leaves the run where it is: %s', async (mode) => {
    const id = await trained({ mode });
    const { numTensors } = tf.memory();
    const slow = await engine.rehearse({ id, layer });
    expect(tf.memory().numTensors).toBe(numTensors);
    const before = await engine.inspect({ id });
    events.length = 0;
    await engine.step({ id, count: 1 });
    const [report] = events.flatMap((event) => (event.type === 'progressed' ? event.steps : []));
    const after = await engine.inspect({ id });
    expect(slow).toMatchObject({
      step: 3,
      lossNats: report?.lossNats,
      learningRate: report?.learningRate,
      lambda: report?.lambda,
      allFlips: report?.flips,
      batchSize: 2,
    });
    const [was, is] = [before, after].map(({ layers }) => layers.find(({ name }) => name === layer));
    expect(slow.before.gamma).toBe(was?.gamma);
    expect(slow.after.gamma).toBe(is?.gamma);
    expect(slow.flips).toBe(is?.flips);
    expect([...slow.after.counts]).toEqual([is?.counts['-1'], is?.counts['0'], is?.counts['1']]);
  });

  it('follows weights from their latent to their code, the flipping ones first', async () => {
    const id = await trained({ mode: 'ternary' });
    const { watched, before, flips } = await engine.rehearse({ id, layer });
    expect(watched).toHaveLength(6);
    // Rounding gives −0 too.
    for (const { latent, code } of watched)
      expect(code + 0).toBe(latent > before.thresholds[1]! ? 1 : latent < before.thresholds[0]! ? -1 : 0);
    expect(watched.filter(({ code, codeAfter }) => code !== codeAfter)).toHaveLength(Math.min(4, flips));
  });

  it.each(['ternary', 'binary'] as const)(
    'draws what the forward pass uses where the histograms do, with a weight scale and without: %s',
    async (mode) => {
      for (const weightScale of ['absmean', 'none'] as const) {
        // λ is ½ after one step of two, and 1 after three.
        for (const count of [1, 3]) {
          const id = await trained({ mode, weightScale }, count);
          const { watched, lambda } = await engine.rehearse({ id, layer });
          expect(watched).toHaveLength(6);
          for (const { latent, code, effective } of watched)
            expect(effective, `${weightScale}, λ = ${lambda}`).toBeCloseTo(latent + lambda * (code - latent), 5);
        }
      }
    },
  );

  it('has no next step to show of a finished run, and no codes of a full-precision one', async () => {
    const id = await trained({ mode: 'ternary' }, 6);
    await expect(engine.rehearse({ id, layer })).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('last step'),
    });
    const full = await trained({ mode: 'none' });
    await expect(engine.rehearse({ id: full, layer })).rejects.toMatchObject({ name: 'InputError' });
  });
});
