/** What a person does with kept runs: names, deletion that can be undone, and files from one browser to another. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as tf from '@tensorflow/tfjs-core';
import type { Handlers } from '../../../src/worker/engine/answer';
import { createEngine } from '../../../src/worker/engine/engine';
import type { LibraryEntry, RunSummary } from '../../../src/worker/protocol';
import { tinyExperiment } from '../../tiny-experiment';
import { cpuBackend } from '../cpu-engine';
import { memoryShelf, type MemoryShelf } from './memory-shelf';

let shelf: MemoryShelf;
beforeEach(async () => {
  await tf.setBackend('cpu');
  shelf = memoryShelf();
});

async function openPage(tab: string, on: MemoryShelf = shelf): Promise<Handlers> {
  const engine = createEngine({ emit: () => undefined, chooseBackend: async () => cpuBackend, shelf: on });
  await engine.backends({ tab });
  return engine;
}

const experiment = tinyExperiment({ task: 'reverse', mode: 'ternary', steps: 12 });

async function trained(engine: Handlers, steps: number): Promise<RunSummary> {
  const { id } = await engine.create({ experiment, owner: 'session' });
  const summary = await engine.step({ id, count: steps });
  await vi.waitFor(async () => expect((await engine.library({})).find((entry) => entry.id === summary.libraryId)?.step).toBe(steps));
  return summary;
}

const idsOf = (entries: readonly LibraryEntry[]) => entries.map(({ id }) => id);

describe('a kept run', () => {
  it('has the losses that were measured on its way', async () => {
    const engine = await openPage('one');
    await trained(engine, 4);
    const [entry] = await engine.library({});
    expect(entry?.losses.steps.at(-1)).toBe(4);
    expect(entry?.losses.lossNats.at(-1)).toBe(entry?.summary.heldOutLossNats);
  });

  it('is named, noted and starred, and refuses a name that is too long in words', async () => {
    const engine = await openPage('one');
    const { libraryId: id } = await trained(engine, 1);
    await engine.describe({ id, description: { name: '  the good one ', note: 'λ at 0', starred: true } });
    await engine.describe({ id, description: { note: 'λ at 100' } });
    expect((await engine.library({}))[0]).toMatchObject({ name: 'the good one', note: 'λ at 100', starred: true });
    await expect(engine.describe({ id, description: { name: 'a'.repeat(61) } })).rejects.toMatchObject({
      code: 'invalid-input',
      message: 'A name has at most 60 letters; this one has 61.',
    });
  });

  it('is looked at without being taken', async () => {
    shelf.living.add('one');
    const { libraryId: id } = await trained(await openPage('one'), 3);
    const log = await (await openPage('two')).recall({ id });
    expect(log.steps.map(({ step }) => step)).toEqual([1, 2, 3]);
    expect(shelf.runs.get(id)?.row.tab).toBe('one');
  });
});

describe('a deleted run', () => {
  it('is in no list, comes back, and is gone for good once its page is', async () => {
    shelf.living.add('one');
    const one = await openPage('one');
    const [a, b] = [await trained(one, 1), await trained(one, 2)];
    await one.discard({ ids: [a.libraryId, b.libraryId] });
    expect(await one.library({})).toEqual([]);
    // Another page leaves it to the one that may undo it.
    expect(await (await openPage('two')).library({})).toEqual([]);
    await one.bringBack({ ids: [a.libraryId] });
    expect(idsOf(await one.library({}))).toEqual([a.libraryId]);
    expect(shelf.runs.size).toBe(2);
    shelf.living.delete('one');
    expect(idsOf(await (await openPage('three')).library({}))).toEqual([a.libraryId]);
    expect([...shelf.runs.keys()]).toEqual([a.libraryId]);
  });

  it('that trains on is kept again', async () => {
    const engine = await openPage('one');
    const { id, libraryId } = await trained(engine, 1);
    await engine.discard({ ids: [libraryId] });
    await engine.step({ id, count: 1 });
    await vi.waitFor(async () => expect(idsOf(await engine.library({}))).toEqual([libraryId]));
  });
});

describe('a library file', () => {
  async function fileOf(engine: Handlers, ...ids: readonly string[]): Promise<Blob> {
    const parts = await Promise.all(ids.map(async (id) => engine.packKept({ id })));
    return new Blob(parts.map((part) => new Uint8Array(part!)));
  }

  it('carries runs to another browser, where they go on to the bit', async () => {
    const here = await openPage('one');
    const { libraryId: id } = await trained(here, 5);
    await here.describe({ id, description: { name: 'traveller', starred: true } });
    const elsewhere = memoryShelf();
    const there = await openPage('two', elsewhere);
    expect(await there.bringLibrary({ file: await fileOf(here, id) })).toEqual({ added: 1, replaced: 0, left: 0 });
    expect((await there.library({}))[0]).toMatchObject({
      id,
      name: 'traveller',
      starred: true,
      step: 5,
      heldBy: 'nobody',
      isSetAside: true,
    });
    const resumed = await there.resume({ id, owner: 'script' });
    const whole = await here.step({ id: (await here.runs({}))[0]!.id, count: 7 });
    expect(await there.step({ id: resumed.id, count: 7 })).toMatchObject({ trainLossNats: whole.trainLossNats, score: whole.score });
  });

  it('replaces what had not come as far, and leaves everything else as it is', async () => {
    const one = await openPage('one');
    const { id, libraryId } = await trained(one, 2);
    const early = await fileOf(one, libraryId);
    await one.step({ id, count: 3 });
    await vi.waitFor(() => expect(shelf.runs.get(libraryId)?.row.step).toBe(5));
    const late = await fileOf(one, libraryId);
    expect(await one.bringLibrary({ file: early })).toEqual({ added: 0, replaced: 0, left: 1 });
    const elsewhere = memoryShelf();
    const there = await openPage('two', elsewhere);
    await there.bringLibrary({ file: early });
    expect(await there.bringLibrary({ file: late })).toEqual({ added: 0, replaced: 1, left: 0 });
    expect(elsewhere.runs.get(libraryId)?.row.step).toBe(5);
  });

  it('that is none is refused as a bad file, and what stood before the damage is there', async () => {
    const engine = await openPage('one');
    const { libraryId: id } = await trained(engine, 2);
    const there = await openPage('two', memoryShelf());
    const broken = new Blob([await fileOf(engine, id), 'and no more']);
    await expect(there.bringLibrary({ file: broken })).rejects.toMatchObject({ expected: 'a library of runs, saved by this page' });
    expect(idsOf(await there.library({}))).toEqual([id]);
  });
});
