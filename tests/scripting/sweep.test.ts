/** `bitnet.sweep` and `bitnet.result`: on the engine itself, and ten thousand runs on one that trains nothing. */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Grid } from '../../src/experiment/sweep/grid';
import { createScripting, type BitnetScripting } from '../../src/scripting/bitnet';
import { readSweep } from '../../src/scripting/read-sweep';
import { trainGrid, type SweepResult } from '../../src/scripting/train-grid';
import { createEngineClient } from '../../src/worker/page/client';
import { EngineError } from '../../src/worker/engine-error';
import { mockEngine, summaryOf, evaluationOf } from '../ui/mock-engine';
import { workerInProcess } from '../worker/page/worker-in-process';

const tiny = { hiddenSize: 8, numHeads: 2, numLayers: 1, feedForwardSize: 10, batchSize: 2, steps: 3, seqLen: 8, backend: 'cpu' } as const;

describe('on the engine', () => {
  let bitnet: BitnetScripting;
  beforeAll(async () => {
    await tf.setBackend('cpu');
    bitnet = createScripting(createEngineClient({ cores: null, spawn: () => workerInProcess().worker }));
  });

  it('gives of every combination what training it by itself gives, to the bit, and leaves no run behind', async () => {
    const came: number[] = [];
    const results = await bitnet.sweep(
      { ...tiny, mode: ['ternary', 'none'], learningRate: { ternary: [0.001, 0.01], none: 0.003 }, seed: [1, 2] },
      { onResult: ({ run }) => came.push(run) },
    );
    expect(came.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(results.map(({ mode, seed, settings }) => [mode, seed, settings['learningRate']])).toEqual([
      ['ternary', 1, 0.001],
      ['ternary', 1, 0.01],
      ['none', 1, 0.003],
      ['ternary', 2, 0.001],
      ['ternary', 2, 0.01],
      ['none', 2, 0.003],
    ]);
    expect(await bitnet.runs()).toEqual([]);
    const [, second] = results;
    const alone = await bitnet.run({ ...tiny, mode: 'ternary', learningRate: 0.01, seed: 1 });
    expect(second).toMatchObject({
      heldOutLossNats: alone.heldOutLossNats,
      score: alone.score,
      trainLossNats: alone.trainLossNats,
      step: 3,
      failure: null,
    });
    expect(second?.curve.at(-1)).toEqual([3, alone.heldOutLossNats]);
    // Of a run of the sweep, of one that is here, and of one that is not to its end.
    expect(await bitnet.result(second!.id)).toMatchObject({ heldOutLossNats: alone.heldOutLossNats, isFinal: true });
    expect(await bitnet.result(alone.id)).toMatchObject({ heldOutLossNats: alone.heldOutLossNats, isFinal: true });
    const begun = await bitnet.run(tiny, { steps: 1 });
    expect(await bitnet.result(begun.id)).toMatchObject({ step: 1, steps: 3, isFinal: false });
    await expect(bitnet.result('nobody')).rejects.toMatchObject({ code: 'unknown-run', message: expect.stringMatching(/no run "nobody"/) });
  });
});

describe('what is no sweep', () => {
  it.each([
    [{ learningRate: [] }, /learningRate has no value/],
    [{ learningRate: [0.1, 'much'] }, /learningRate must be .*"much"/],
    [{ mode: ['ternary', 'octal'] }, /mode must be/],
    [{ seed: [1.5] }, /seed must be/],
    [{ hiddenSize: [16, 30] }, /With ternary, hiddenSize 30/],
    [{ learningRate: { octal: [0.1] } }, /none called "octal"/],
    [{ mode: ['ternary', 'none'], learningRate: { none: [0.1] } }, /learningRate has no value for the mode "ternary"/],
    [{ learningRat: [0.1] }, /Did you mean learningRate/],
    [{ task: ['reverse', 'sort'] }, /task must be/],
    [{ seed: Array.from({ length: 20_001 }, (_, i) => i) }, /20,001 runs.*at most 20,000/],
  ])('%o is refused with a sentence', (given, message) => {
    expect(() => readSweep(given)).toThrow(EngineError);
    expect(() => readSweep(given)).toThrow(message);
  });
});

describe('ten thousand runs', () => {
  const grid: Grid = {
    base: { ...tiny },
    modes: ['ternary', 'binary'],
    axes: [
      { setting: 'learningRate', values: Array.from({ length: 50 }, (_, i) => (i + 1) / 1000) },
      { setting: 'dropout', values: Array.from({ length: 10 }, (_, i) => i / 20) },
    ],
    seeds: Array.from({ length: 10 }, (_, i) => i),
  };

  function engine() {
    const mock = mockEngine();
    const live = new Set<string>();
    let most = 0;
    let made = 0;
    mock.answer('create', ({ experiment }) => {
      const summary = summaryOf(`run-${made++}`, experiment, { owner: 'sweep' });
      live.add(summary.id);
      most = Math.max(most, live.size);
      known.set(summary.id, summary);
      return summary;
    });
    const known = new Map<string, ReturnType<typeof summaryOf>>();
    mock.answer('finish', ({ id }) => {
      const summary = known.get(id)!;
      for (let step = 0; step < 100; step++) mock.emit({ type: 'evaluated', id, evaluation: evaluationOf(step, 1 / (step + 1)) });
      return { ...summary, step: summary.steps, state: 'finished', heldOutLossNats: summary.learningRate, score: 0.5 };
    });
    mock.answer('remove', ({ ids }) => {
      for (const id of ids) {
        live.delete(id);
        known.delete(id);
      }
      return null;
    });
    return { mock, live, mostLive: () => most };
  }

  it('are never more at once than can train at once, and of each a few hundred bytes stay', async () => {
    const { mock, live, mostLive } = engine();
    const results: SweepResult[] = [];
    const training = trainGrid({
      client: mock,
      grid,
      backend: 'cpu',
      most: 4,
      runs: Array.from({ length: 10_000 }).keys(),
      onResult: (result) => results.push(result),
    });
    expect(await training.done).toBe('finished');
    expect(results).toHaveLength(10_000);
    expect(new Set(results.map(({ run }) => run)).size).toBe(10_000);
    expect(mostLive()).toBe(4);
    expect(live.size).toBe(0);
    expect(Math.max(...results.map(({ curve }) => curve.length))).toBeLessThanOrEqual(16);
    expect(results[0]?.curve[0]).toEqual([0, 1]);
    expect(results[0]?.curve.at(-1)).toEqual([99, 0.01]);
    expect(JSON.stringify(results).length / 10_000).toBeLessThan(900);
  });

  it('stop at once, with no run left, and go on with what is missing', async () => {
    const { mock, live } = engine();
    const results: SweepResult[] = [];
    const until = (count: number) => {
      const training: ReturnType<typeof trainGrid> = trainGrid({
        client: mock,
        grid,
        backend: 'cpu',
        most: 3,
        runs: Array.from({ length: 100 }, (_, i) => i).filter((run) => !results.some((result) => result.run === run)),
        onResult(result) {
          results.push(result);
          if (results.length === count) void training.stop();
        },
      });
      return training.done;
    };
    expect(await until(40)).toBe('stopped');
    expect(live.size).toBe(0);
    expect(results.length).toBeLessThan(45);
    expect(await until(1000)).toBe('finished');
    expect(results.map(({ run }) => run).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i));
  });

  it('go on when one fails, and end when the engine does', async () => {
    const { mock } = engine();
    const results: SweepResult[] = [];
    mock.refuse('finish', new EngineError({ code: 'run-failed', message: 'The loss became NaN.' }));
    const train = () =>
      trainGrid({ client: mock, grid, backend: 'cpu', most: 2, runs: [0, 1, 2, 3], onResult: (result) => results.push(result) }).done;
    expect(await train()).toBe('finished');
    expect(results.filter(({ failure }) => failure !== null)).toMatchObject([{ failure: 'The loss became NaN.' }]);
    mock.refuse('create', new EngineError({ code: 'no-backend', message: 'There is no WebGPU here.' }));
    await expect(train()).rejects.toThrow('There is no WebGPU here.');
  });
});
