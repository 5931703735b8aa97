/** Requests for a run that is busy. */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ChosenBackend } from '../../../src/worker/backends/choose';
import type { Handlers } from '../../../src/worker/engine/answer';
import { createEngine } from '../../../src/worker/engine/engine';
import type { EngineEvent } from '../../../src/worker/protocol';
import { tinyExperiment } from '../../tiny-experiment';
import { cpuBackend } from '../cpu-engine';

const tiny = tinyExperiment({ steps: 100 });

let engine: Handlers;
let events: EngineEvent[];
let loseDevice: (reason: string) => void;
/** Resolves what the engine goes on with. */
let replace: () => void;

beforeEach(async () => {
  await tf.setBackend('cpu');
  events = [];
  const lost = new Promise<string>((resolve) => (loseDevice = resolve));
  const replaced = new Promise<ChosenBackend>((resolve) => (replace = () => resolve(cpuBackend)));
  engine = createEngine({
    emit: (event) => events.push(event),
    chooseBackend: async () => ({ ...cpuBackend, lost }),
    replaceBackend: async () => replaced,
  });
});

const losses = (id: string): number[] =>
  events.flatMap((event) => (event.type === 'progressed' && event.summary.id === id ? event.steps.map(({ lossNats }) => lossNats) : []));
const turn = (ms = 20): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('requests on one run', () => {
  it('are carried out in the order in which they came, each with its own answer', async () => {
    const { id } = await engine.create({ experiment: tiny });
    const answers = await Promise.all([engine.step({ id, count: 20 }), engine.step({ id, count: 1 }), engine.step({ id, count: 1 })]);
    expect(answers.map(({ step }) => step)).toEqual([20, 21, 22]);
  });

  it('are called off by its removal: nothing trains on that is not listed', async () => {
    const { id } = await engine.create({ experiment: tiny });
    const long = engine.step({ id, count: 90 });
    await turn();
    const removed = engine.remove({ ids: [id] });
    const late = engine.step({ id, count: 5 }).catch((error: unknown) => error);
    await removed;
    expect((await long).step).toBeLessThan(90);
    expect(await late).toMatchObject({ code: 'unknown-run' });
    expect(await engine.runs({})).toEqual([]);
    const told = events.length;
    await turn(60);
    expect(events.length).toBe(told);
  });

  it('are called off by a pause, the waiting ones too', async () => {
    const { id } = await engine.create({ experiment: tiny });
    const asked = [engine.step({ id, count: 90 }), engine.finish({ id })];
    await turn();
    await engine.pause({ ids: [id] });
    const [first, second] = await Promise.all(asked);
    expect(first?.step).toBeLessThan(90);
    expect(second?.step).toBe(first?.step);
  });

  it('all settle, whatever is asked at once', async () => {
    const { id } = await engine.create({ experiment: tiny });
    const asked = await Promise.allSettled([
      engine.play({ ids: [id] }),
      engine.step({ id, count: 3 }),
      engine.pause({ ids: [id] }),
      engine.reset({ ids: [id] }),
      engine.finish({ id }),
      engine.reset({ ids: [id] }),
      engine.step({ id, count: 2 }),
      engine.pause({ ids: [id] }),
      engine.remove({ ids: [id] }),
    ]);
    expect(asked.every(({ status }) => status === 'fulfilled' || status === 'rejected')).toBe(true);
    expect(await engine.runs({})).toEqual([]);
  });
});

describe('while a device is being replaced', () => {
  it('steps wait in line, and each is answered', async () => {
    const { id } = await engine.create({ experiment: tiny });
    loseDevice('gone');
    await turn();
    const asked = [engine.step({ id, count: 2 }), engine.step({ id, count: 3 })];
    await turn();
    replace();
    expect((await Promise.all(asked)).map(({ step }) => step)).toEqual([2, 5]);
  });

  it('a pause calls off a play that waits', async () => {
    const { id } = await engine.create({ experiment: tiny });
    loseDevice('gone');
    await turn();
    const playing = engine.play({ ids: [id] });
    const pausing = engine.pause({ ids: [id] });
    replace();
    await Promise.all([playing, pausing]);
    await turn(60);
    expect((await engine.runs({}))[0]).toMatchObject({ step: 0, state: 'ready' });
  });
});

describe('a kept run', () => {
  it('goes on in another engine with the losses of one that was never kept', async () => {
    const whole = await engine.create({ experiment: { ...tiny, mode: 'binary' } });
    await engine.finish({ id: whole.id });
    const { id } = await engine.create({ experiment: { ...tiny, mode: 'binary' }, owner: 'session' });
    await engine.step({ id, count: 40 });
    const kept = structuredClone(await engine.keep({ id }));
    const other = createEngine({ emit: (event) => events.push(event), chooseBackend: async () => cpuBackend });
    expect(await other.restore({ kept })).toMatchObject({
      id,
      step: 40,
      owner: 'session',
      state: 'paused',
      heldOutLossNats: kept.evaluation?.heldOutLossNats,
    });
    await other.finish({ id });
    expect(losses(id)).toEqual(losses(whole.id));
  });

  it('takes the place of what has become of it since, and no late measurement of that is told', async () => {
    const { id } = await engine.create({ experiment: tiny });
    await engine.step({ id, count: 10 });
    const kept = await engine.keep({ id });
    await engine.reset({ ids: [id] });
    events.length = 0;
    expect(await engine.restore({ kept })).toMatchObject({ step: 10, trainLossNats: kept.training?.lastLossNats });
    await turn(60);
    expect(
      events.flatMap((event) =>
        event.type === 'evaluated' ? event.evaluation.step : event.type === 'inspected' ? event.inspection.step : [],
      ),
    ).toEqual([10, 10]);
  });

  it('at step 0 is made again from its seed', async () => {
    const { id } = await engine.create({ experiment: tiny });
    const kept = await engine.keep({ id });
    expect(kept.training?.snapshot).toBeNull();
    await engine.remove({ ids: [id] });
    await engine.restore({ kept });
    await engine.step({ id, count: 3 });
    const { id: other } = await engine.create({ experiment: tiny });
    await engine.step({ id: other, count: 3 });
    expect(losses(id)).toEqual(losses(other));
  });

  it('is made again while its removal is pending', async () => {
    const { id } = await engine.create({ experiment: tiny });
    await engine.step({ id, count: 5 });
    const kept = await engine.keep({ id });
    const removed = engine.remove({ ids: [id] });
    expect(await engine.restore({ kept })).toMatchObject({ id, step: 5 });
    await removed;
    expect((await engine.runs({})).map((run) => [run.id, run.step])).toEqual([[id, 5]]);
  });

  it('requested twice concurrently, exists once', async () => {
    const { id } = await engine.create({ experiment: tiny });
    await engine.step({ id, count: 5 });
    const kept = await engine.keep({ id });
    await engine.remove({ ids: [id] });
    const before = tf.memory().numTensors;
    await Promise.all([engine.restore({ kept }), engine.restore({ kept })]);
    expect((await engine.runs({})).map((run) => run.id)).toEqual([id]);
    await engine.remove({ ids: [id] });
    await turn(60);
    expect(tf.memory().numTensors).toBe(before);
  });
});
