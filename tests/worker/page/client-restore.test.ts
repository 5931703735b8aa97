/** A kept run comes back to a page whose engine is several workers. */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { createEngineClient } from '../../../src/worker/page/client';
import { tinyExperiment } from '../../tiny-experiment';
import { workerInProcess } from './worker-in-process';

const tiny = tinyExperiment({ steps: 20, backend: 'cpu' });

it('once, however often it is asked for at once', async () => {
  await tf.setBackend('cpu');
  const client = createEngineClient({ cores: null, spawn: () => workerInProcess().worker });
  const others = await Promise.all([client.request('create', { experiment: tiny }), client.request('create', { experiment: tiny })]);
  const { id } = await client.request('create', { experiment: tiny });
  await client.request('step', { id, count: 3 });
  const kept = await client.request('keep', { id });
  await client.request('remove', { ids: [id] });
  await Promise.all([client.request('restore', { kept }), client.request('restore', { kept }), client.request('restore', { kept })]);
  const runs = await client.request('runs', {});
  expect(Object.fromEntries(runs.map((run) => [run.id, run.step]))).toEqual({
    ...Object.fromEntries(others.map((other) => [other.id, 0])),
    [id]: 3,
  });
  expect(runs).toHaveLength(3);
});
