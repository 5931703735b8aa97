/** Workers that die, hang or never load: pending requests are still answered, and training resumes bit for bit. */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { createEngineClient, type EngineClient } from '../../../src/worker/page/client';
import type { EngineEvent } from '../../../src/worker/protocol';
import { tinyExperiment } from '../../tiny-experiment';
import { workerInProcess, type WorkerInProcess } from './worker-in-process';

const tiny = tinyExperiment({ steps: 120, backend: 'cpu' });

let workers: WorkerInProcess[];
let client: EngineClient;
let events: EngineEvent[];
/** Whether workers that start from now on load. */
let loads: boolean;

function open(turnTakesMs?: number): EngineClient {
  const opened = createEngineClient({
    cores: null,
    ...(turnTakesMs === undefined ? {} : { turnTakesMs }),
    spawn: () => {
      const started = workerInProcess({ loads });
      workers.push(started);
      return started.worker;
    },
  });
  opened.subscribe((event) => events.push(event));
  return opened;
}

beforeEach(async () => {
  await tf.setBackend('cpu');
  workers = [];
  events = [];
  loads = true;
  client = open();
});

const newest = (): WorkerInProcess => workers.at(-1)!;
const losses = (id: string): Map<number, number> =>
  new Map(
    events.flatMap((event) =>
      event.type === 'progressed' && event.summary.id === id ? event.steps.map(({ step, lossNats }) => [step, lossNats] as const) : [],
    ),
  );
/** Resolves with the next matching event. */
const seen = async (holds: (event: EngineEvent) => boolean): Promise<void> => {
  while (!events.some(holds)) await new Promise((resolve) => setTimeout(resolve, 5));
};
const trainedTo = (id: string, step: number) =>
  seen((event) => event.type === 'progressed' && event.summary.id === id && event.summary.step >= step);

describe('a worker that dies', () => {
  it('while it trains is replaced within three seconds; the run goes on with the losses of one that nothing happened to', async () => {
    const undisturbed = await client.request('create', { experiment: tiny });
    await client.request('finish', { id: undisturbed.id });
    const { id } = await client.request('create', { experiment: tiny });
    const finished = client.request('finish', { id });
    await trainedTo(id, 40);
    const killedAt = performance.now();
    newest().kill();
    await seen((event) => event.type === 'engineReplaced');
    // Three seconds by the clock are promised, and what follows them shares its processor with other tests.
    expect(performance.now() - killedAt).toBeLessThan(10_000);
    expect(await finished).toMatchObject({ id, step: 120, state: 'finished' });
    expect([...losses(id).values()].at(-1)).toBe([...losses(undisturbed.id).values()].at(-1));
    for (const [step, loss] of losses(id)) expect(loss).toBe(losses(undisturbed.id).get(step));
    // The other run of the same worker was restored as well, at its step.
    expect((await client.request('runs', {})).map((run) => [run.id, run.step, run.state])).toEqual([
      [undisturbed.id, 120, 'finished'],
      [id, 120, 'finished'],
    ]);
  });

  it('while it plays goes on playing, and is paused when it is asked to', async () => {
    const { id } = await client.request('create', { experiment: { ...tiny, steps: 100_000 } });
    await client.request('play', { ids: [id] });
    await trainedTo(id, 30);
    newest().kill();
    await seen((event) => event.type === 'engineReplaced');
    const before = events.length;
    while (!events.slice(before).some((event) => event.type === 'progressed')) await new Promise((resolve) => setTimeout(resolve, 5));
    await client.request('pause', { ids: [id] });
    expect(events.at(-1)).toMatchObject({ type: 'paused', summary: { id, state: 'paused' } });
  });

  it('takes as many steps in all as were asked for', async () => {
    const { id } = await client.request('create', { experiment: { ...tiny, steps: 100_000 } });
    const stepped = client.request('step', { id, count: 150 });
    await trainedTo(id, 60);
    newest().kill();
    expect(await stepped).toMatchObject({ step: 150, state: 'paused' });
  });

  it('at rest is noticed at the next request, which is answered', async () => {
    const { id } = await client.request('create', { experiment: tiny });
    await client.request('step', { id, count: 5 });
    const before = await client.request('predict', { id, input: '1234' });
    newest().kill();
    const after = await client.request('predict', { id, input: '1234' });
    expect({ ...after, source: null }).toEqual({ ...before, source: null });
  });

  it('again and again is given up, in words, and nothing hangs', async () => {
    const { id } = await client.request('create', { experiment: { ...tiny, steps: 100_000 } });
    const finished = client.request('finish', { id }).catch((error: unknown) => error);
    await trainedTo(id, 5);
    loads = false;
    newest().kill();
    expect(await finished).toMatchObject({ code: 'engine-stopped', message: expect.stringContaining('reload the page') });
    await expect(client.request('runs', {})).rejects.toMatchObject({ code: 'engine-stopped' });
    expect(events.some((event) => event.type === 'failed' && event.summary.id === id)).toBe(true);
  });

  it('while it takes over is replaced as well', async () => {
    // Ten turns in the time of one: what takes over has half a minute for each of its tasks.
    client = open(50);
    const { id } = await client.request('create', { experiment: tiny });
    const finished = client.request('finish', { id });
    await trainedTo(id, 20);
    const first = newest();
    first.kill();
    while (newest() === first) await new Promise((resolve) => setTimeout(resolve, 5));
    newest().kill();
    expect(await finished).toMatchObject({ step: 120, state: 'finished' });
  });

  it('while its runs come back is replaced as well; no run fails, and what played plays on', async () => {
    // Ten turns in the time of one: what takes over has half a minute for each of its tasks.
    client = open(50);
    const { id } = await client.request('create', { experiment: { ...tiny, steps: 100_000 } });
    await client.request('play', { ids: [id] });
    await trainedTo(id, 30);
    const first = newest();
    let killed = 1;
    client.subscribe((event) => {
      if (event.type !== 'restored' || killed > 1) return;
      killed += 1;
      newest().kill();
    });
    first.kill();
    await seen((event) => event.type === 'engineReplaced');
    expect(workers.length - workers.indexOf(first)).toBe(3);
    await seen((event) => event.type === 'progressed' && event.summary.step > 60);
    expect(events.filter(({ type }) => type === 'failed')).toEqual([]);
    expect((await client.request('runs', {})).map((run) => run.id)).toEqual([id]);
    await client.request('pause', { ids: [id] });
  });
});

it('a worker that does not load is refused in words, now and later', async () => {
  loads = false;
  const other = createEngineClient({ cores: null, spawn: () => workerInProcess({ loads: false }).worker });
  for (let i = 0; i < 2; i++)
    await expect(other.request('runs', {})).rejects.toMatchObject({
      code: 'engine-stopped',
      message: expect.stringMatching(/could not be loaded/),
    });
});

it('what cannot be sent is refused in words, and the next request is answered', async () => {
  await expect(client.request('predict', { id: 'x', input: () => 1 })).rejects.toMatchObject({ code: 'invalid-input' });
  await expect(client.request('runs', {})).resolves.toEqual([]);
});

it('a stray exception in a worker that lives rejects nothing', async () => {
  const { id } = await client.request('create', { experiment: tiny });
  const finished = client.request('finish', { id });
  newest().worker.dispatchEvent(Object.assign(new Event('error'), { message: 'stray' }));
  expect(await finished).toMatchObject({ state: 'finished' });
});
