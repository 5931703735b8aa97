/** Engines whose page is closed or killed, and engines of pages that are opened afterwards, on one shelf. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as tf from '@tensorflow/tfjs-core';
import type { Handlers } from '../../../src/worker/engine/answer';
import { createEngine } from '../../../src/worker/engine/engine';
import type { EngineEvent, RunSummary, StepReport } from '../../../src/worker/protocol';
import { tinyExperiment } from '../../tiny-experiment';
import { cpuBackend } from '../cpu-engine';
import { memoryShelf, type MemoryShelf } from './memory-shelf';

interface Page {
  readonly engine: Handlers;
  readonly events: EngineEvent[];
}

let shelf: MemoryShelf;

async function openPage(tab: string): Promise<Page> {
  const events: EngineEvent[] = [];
  const engine = createEngine({ emit: (event) => events.push(structuredClone(event)), chooseBackend: async () => cpuBackend, shelf });
  await engine.backends({ tab });
  return { engine, events };
}

beforeEach(async () => {
  await tf.setBackend('cpu');
  shelf = memoryShelf();
});

const experiment = tinyExperiment({ task: 'reverse', mode: 'ternary', steps: 12 });
const comparison = { id: 'c', link: 'v=1' };
const losses = ({ events }: Page): readonly (readonly [number, number])[] =>
  events.flatMap((event) => (event.type === 'progressed' ? event.steps.map(({ step, lossNats }) => [step, lossNats] as const) : []));
const withoutTime = (steps: readonly StepReport[]) => steps.map(({ elapsedMs: _time, ...step }) => step);
const settled = async () => new Promise((resolve) => setTimeout(resolve, 20));

async function trained({ engine, events }: Page, count: number): Promise<RunSummary> {
  const { id } = await engine.create({ experiment, owner: 'session', comparison });
  // The untrained model has been shown.
  await vi.waitFor(() => expect(events.some(({ type }) => type === 'evaluated')).toBe(true));
  return engine.step({ id, count });
}

describe('a kept run', () => {
  it('is none of a sweep, of which only the results stay', async () => {
    const page = await openPage('one');
    const { id } = await page.engine.create({ experiment, owner: 'sweep' });
    await page.engine.finish({ id });
    await settled();
    expect(await page.engine.library({})).toEqual([]);
  });

  it('goes on to the bit as if it had never stopped, with its log', async () => {
    const whole = await openPage('one');
    const { id } = await trained(whole, 12);
    const expected = losses(whole);
    const [kept] = await whole.engine.library({});
    expect(kept).toMatchObject({ step: 12, heldBy: 'this-tab', summary: { id, state: 'finished', comparison } });

    const first = await openPage('two');
    const stopped = await trained(first, 5);
    await settled();
    const second = await openPage('three');
    const resumed = await second.engine.resume({ id: stopped.libraryId, owner: 'session' });
    expect(resumed).toMatchObject({
      step: 5,
      state: 'paused',
      libraryId: stopped.libraryId,
      comparison,
      trainLossNats: stopped.trainLossNats,
    });
    const recalled = second.events.find((event) => event.type === 'recalled');
    const log = recalled?.type === 'recalled' ? recalled.log : null;
    expect(log?.steps.map(({ step, lossNats }) => [step, lossNats])).toEqual(expected.slice(0, 5));
    expect(log?.evaluations.map(({ step }) => step)).toEqual([0, 5]);
    expect(log?.looks[0]?.inspection.step).toBe(0);

    await second.engine.finish({ id: resumed.id });
    expect(losses(second)).toEqual(expected.slice(5));
    await settled();
    const [of12, of12Too] = ['one', 'three'].map((tab) => [...shelf.runs.values()].find(({ row }) => row.tab === tab));
    expect(withoutTime(of12Too?.steps ?? [])).toEqual(withoutTime(of12?.steps ?? []));
    expect(of12Too?.kept.training?.snapshot).toEqual(of12?.kept.training?.snapshot);
  });

  it('of before there was a setting goes on with its default', async () => {
    const first = await openPage('one');
    const { libraryId } = await trained(first, 3);
    await settled();
    for (const { row, kept } of shelf.runs.values())
      for (const of of [row.summary.experiment, kept.experiment]) Reflect.deleteProperty(of, 'activation');
    const second = await openPage('two');
    expect((await second.engine.library({}))[0]?.experiment).toMatchObject({ activation: 'silu' });
    const resumed = await second.engine.resume({ id: libraryId, owner: 'session' });
    expect(resumed.experiment).toMatchObject({ activation: 'silu' });
    expect((await second.engine.step({ id: resumed.id, count: 2 })).step).toBe(5);
  });

  it('is left alone while its tab lives, and belongs to the one who went on with it', async () => {
    shelf.living.add('one');
    const one = await openPage('one');
    const { libraryId, id } = await trained(one, 3);
    await settled();
    const two = await openPage('two');
    expect((await two.engine.library({}))[0]?.heldBy).toBe('another-tab');
    await expect(two.engine.resume({ id: libraryId, owner: 'session' })).rejects.toMatchObject({ code: 'held-elsewhere' });
    // It was frozen, and counts as gone.
    shelf.living.delete('one');
    const resumed = await two.engine.resume({ id: libraryId, owner: 'session' });
    await two.engine.step({ id: resumed.id, count: 2 });
    await one.engine.step({ id, count: 1 });
    await one.engine.step({ id, count: 1 });
    await settled();
    expect(shelf.runs.get(libraryId)?.row).toMatchObject({ step: 5, tab: 'two' });
    const branch = [...shelf.runs.values()].find(({ row }) => row.tab === 'one');
    expect(branch?.row.step).toBe(5);
  });

  it('that is alive in this page stays as it is', async () => {
    const page = await openPage('one');
    const { libraryId, id } = await trained(page, 2);
    await settled();
    expect(await page.engine.resume({ id: libraryId, owner: 'script' })).toMatchObject({ id, step: 2, owner: 'session' });
  });

  it('stays what it was when it is reset, and is another one from then on', async () => {
    const page = await openPage('one');
    const { id, libraryId } = await trained(page, 4);
    const kept = await page.engine.keep({ id });
    await page.engine.reset({ ids: [id] });
    await page.engine.step({ id, count: 1 });
    await settled();
    expect([...shelf.runs.values()].map(({ row }) => row.step)).toEqual([4, 1]);
    // Undone, it goes on under its former name.
    await page.engine.restore({ kept });
    await page.engine.step({ id, count: 1 });
    await settled();
    expect(shelf.runs.get(libraryId)).toMatchObject({ row: { step: 5 }, steps: [1, 2, 3, 4, 5].map((step) => ({ step })) });
  });

  it('keeps a learning rate that is changed at rest', async () => {
    const first = await openPage('one');
    const { id, libraryId } = await trained(first, 2);
    await first.engine.setLearningRate({ id, learningRate: 0.5 });
    await settled();
    const second = await openPage('two');
    expect((await second.engine.resume({ id: libraryId, owner: 'script' })).learningRate).toBe(0.5);
  });

  it('is not known under any other id', async () => {
    const page = await openPage('one');
    await expect(page.engine.resume({ id: 'nobody', owner: 'script' })).rejects.toMatchObject({ code: 'unknown-run' });
  });
});

it('an engine without storage trains, and says where it is asked that it keeps nothing', async () => {
  const engine = createEngine({ emit: () => undefined, chooseBackend: async () => cpuBackend });
  const { id } = await engine.create({ experiment });
  expect((await engine.step({ id, count: 1 })).step).toBe(1);
  await expect(engine.library({})).rejects.toMatchObject({ code: 'no-storage' });
  expect(await engine.shelve({})).toBeNull();
});
