/** A run is removed during a look: the request is answered, or refused as `unknown-run`; it is no fault of the engine. */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeEach, expect, test } from 'vitest';
import { answer } from '../../../src/worker/engine/answer';
import type { Handlers } from '../../../src/worker/engine/answer';
import type { Request, RunId } from '../../../src/worker/protocol';
import { tinyExperiment } from '../../tiny-experiment';
import { cpuEngine } from '../cpu-engine';

const tiny = tinyExperiment({ steps: 100 });
const layer = 'blocks.0.attention.query.weight';

let engine: Handlers;
beforeEach(async () => {
  await tf.setBackend('cpu');
  ({ engine } = cpuEngine());
});

const looks: readonly ((id: RunId) => Request)[] = [
  (id) => ({ type: 'focus', request: 1, id, layer }),
  (id) => ({ type: 'inspect', request: 1, id }),
  (id) => ({ type: 'predict', request: 1, id, input: '1234' }),
  (id) => ({ type: 'attention', request: 1, id, input: '1234' }),
  (id) => ({ type: 'dissect', request: 1, id, input: '1234', layer, position: -1, output: 0 }),
  (id) => ({ type: 'rehearse', request: 1, id, layer }),
  (id) => ({ type: 'export', request: 1, id, format: 'packed' }),
  (id) => ({ type: 'keep', request: 1, id }),
];

test.each(looks.map((look) => [look('').type, look] as const))('%s', { timeout: 120_000 }, async (_type, look) => {
  const ends = new Set<string>();
  for (let turns = 0; turns < 12; turns++) {
    const { id } = await engine.create({ experiment: tiny });
    if (turns % 2 === 1) await engine.step({ id, count: 1 });
    const reply = answer(engine, look(id));
    for (let turn = 0; turn < turns; turn++) await Promise.resolve();
    await engine.remove({ ids: [id] });
    const said = await reply;
    ends.add(said.type === 'rejected' ? `${said.error.code}: ${said.error.detail ?? said.error.message}` : said.type);
  }
  expect([...ends].filter((end) => end !== 'resolved' && !end.startsWith('unknown-run'))).toEqual([]);
});
