/** Trying a model: the packed runtime answers as the definition would. */
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { tasks } from '../../src/catalog/tasks/tasks';
import { architectureOf } from '../../src/experiment/architecture-of';
import { experimentOf } from '../../src/experiment/defaults';
import type { PortableModel } from '../../src/formats/format';
import { packed } from '../../src/formats/packed-weights/packed';
import { bitNetOf } from '../../src/model/bitnet';
import { effectiveParameters, unpackWeights } from '../../src/model/weights';
import { tableKernel } from '../../src/packed/kernels/table-kernel';
import { packedModel, type PackedModel } from '../../src/packed/packed-model';
import { predict } from '../../src/packed/predict';
import { heldOutExamples } from '../../src/training/batches';
import { measure } from '../../src/training/definition/measure';
import { evaluationOf } from '../../src/training/evaluate';
import { measurePacked } from '../../src/training/measure-packed';
import { randomModel } from '../formats/random-model';

beforeAll(async () => {
  setWasmPaths(`${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`);
  expect(await tf.setBackend('wasm')).toBe(true);
});

const trained = async (mode: string): Promise<PortableModel> =>
  packed.read(await readFile(new URL(`../formats/trained/tales-${mode}.safetensors`, import.meta.url)));
const runtimeOf = ({ experiment, tensors }: PortableModel): PackedModel => packedModel(architectureOf(experiment), tensors, tableKernel);

describe.each(['ternary', 'binary'])('a trained %s model', (mode) => {
  it('tells the next characters of held-out tales like the definition', async () => {
    const file = await trained(mode);
    const model = bitNetOf(architectureOf(file.experiment));
    const weights = unpackWeights(model, file);
    const { seqLen } = file.experiment;
    const held = heldOutExamples(tasks.tales, seqLen, 12);
    if (held.kind !== 'tokens') throw new Error('tales are tokens');
    const runtime = runtimeOf(file);
    const vocab = tasks.tales.vocabulary.length;
    let [positions, agreeing, squares, magnitude] = [0, 0, 0, 0];
    for (const { tokens } of held.examples) {
      const inputs = tokens.slice(0, seqLen);
      const logits = tf.tidy(() => model.forward(tf.tensor2d([inputs], [1, seqLen], 'int32'), effectiveParameters(model, weights, 1)));
      const expected = Float32Array.from(await logits.data());
      const found = await runtime.startReading().read(inputs);
      for (let i = 0; i < seqLen; i++) {
        const [a, b] = [expected.subarray(i * vocab, (i + 1) * vocab), found.subarray(i * vocab, (i + 1) * vocab)];
        positions++;
        if (a.indexOf(Math.max(...a)) === b.indexOf(Math.max(...b))) agreeing++;
      }
      found.forEach((value, i) => (squares += (value - expected[i]!) ** 2));
      expected.forEach((value) => (magnitude += value ** 2));
    }
    // Both round activations to 255 levels. A sum in another order differs by 1e-7, and where that crosses a threshold the
    // next level is taken; over a trained model's layers this leaves a few thousandths of the logits' size.
    expect(Math.sqrt(squares / magnitude)).toBeLessThan(1e-2);
    expect(agreeing / positions).toBeGreaterThan(0.99);

    const evaluation = evaluationOf(await measure(model, weights, held), held, model.architecture.seqLen, {
      step: file.step,
      elapsedMs: 0,
    });
    const ours = evaluationOf(await measurePacked(runtime, held), held, seqLen, { step: file.step, elapsedMs: 0 });
    expect(ours.heldOutLossNats).toBeCloseTo(evaluation.heldOutLossNats, 2);
    expect(Math.abs(ours.score - evaluation.score)).toBeLessThan(0.01);
  });

  it('writes on beyond what it sees at once as if it read the last part anew', async () => {
    const file = await trained(mode);
    const runtime = runtimeOf(file);
    const { seqLen } = file.experiment;
    const length = seqLen + 10;
    const prompt = 'once a shy fox';
    const { output } = await predict(runtime, tasks.tales, prompt, { length });
    const context = [...tasks.tales.prompt(prompt, seqLen).tokens];
    const written: string[] = [];
    for (let i = 0; i < length; i++) {
      const window = context.slice(-seqLen);
      const logits = await runtime.startReading().read(window, 'last');
      const next = logits.indexOf(Math.max(...logits));
      context.push(next);
      written.push(tasks.tales.vocabulary[next] ?? '');
    }
    expect(output).toBe(written.join(''));
  });
});

describe('predicting', () => {
  const tiny = { hiddenSize: 16, numHeads: 2, numLayers: 1, feedForwardSize: 24, seqLen: 8 } as const;

  it('follows the most likely token, or samples reproducibly', async () => {
    const runtime = runtimeOf(randomModel(experimentOf({ ...tiny, task: 'tales', seqLen: 16 })));
    const task = tasks.tales;
    const write = async (options: Parameters<typeof predict>[3]): Promise<string> =>
      (await predict(runtime, task, 'a fox', { length: 20, ...options })).output;
    const greedy = await predict(runtime, task, 'a fox', { length: 20 });
    if (greedy.kind !== 'tokens') throw new Error('tales write tokens');
    for (const { text, probability, top } of greedy.tokens) {
      expect(top[0]).toEqual({ text, probability });
      expect(top.map((choice) => choice.probability)).toEqual(top.map((choice) => choice.probability).toSorted((a, b) => b - a));
    }
    expect(greedy.tokens).toHaveLength(20);
    expect(await write({ temperature: 1, seed: 1 })).toBe(await write({ temperature: 1, seed: 1 }));
    expect(await write({ temperature: 1, seed: 1 })).not.toBe(await write({ temperature: 1, seed: 2 }));
  });

  it('says which weights answered', async () => {
    for (const [mode, weights, kernel] of [
      ['ternary', 'packed', 'typed arrays'],
      ['none', 'float32', null],
    ] as const) {
      const runtime = runtimeOf(randomModel(experimentOf({ ...tiny, mode })));
      const { source } = await predict(runtime, tasks.reverse, '1234');
      expect(source).toEqual({ weights, kernel, bitLinearBytes: runtime.bitLinearBytes });
    }
  });

  it('names a stroke the same from its points and from its frames', async () => {
    const runtime = runtimeOf(randomModel(experimentOf({ ...tiny, task: 'gestures' })));
    const task = tasks.gestures;
    if (task.kind !== 'frames') throw new Error('gestures are frames');
    const points = [
      [0, 0],
      [3, 1],
      [5, 9],
      [2, 4],
    ] as const;
    const frames = task.input.frames(points, 8);
    const rows = Array.from({ length: 8 }, (_, i) => Array.from(frames.subarray(i * task.frameSize, (i + 1) * task.frameSize)));
    const fromPoints = await predict(runtime, task, points);
    expect(await predict(runtime, task, rows)).toEqual(fromPoints);
    if (fromPoints.kind !== 'frames') throw new Error('gestures answer with labels');
    expect(fromPoints.labels.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 5);
  });
});
