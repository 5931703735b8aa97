/** `window.bitnet` promises a code and a sentence for everything that it cannot do: so for any argument whatever. */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createScripting, type BitnetScripting } from '../../src/scripting/bitnet';
import { createEngineClient } from '../../src/worker/page/client';
import { EngineError } from '../../src/worker/engine-error';
import { workerInProcess } from '../worker/page/worker-in-process';

const tiny = { hiddenSize: 8, numHeads: 2, numLayers: 1, feedForwardSize: 10, batchSize: 2, steps: 2, seqLen: 8, backend: 'cpu' } as const;
const layer = 'blocks.0.attention.query.weight';

let bitnet: BitnetScripting;
let ids: Readonly<Record<'tokens' | 'frames', string>>;

beforeAll(async () => {
  await tf.setBackend('cpu');
  bitnet = createScripting(createEngineClient({ cores: null, spawn: () => workerInProcess().worker }));
  const [tokens, frames] = [
    await bitnet.run(tiny, { steps: 1 }),
    await bitnet.run({ ...tiny, task: 'gestures', seqLen: 16 }, { steps: 1 }),
  ];
  ids = { tokens: tokens.id, frames: frames.id };
});

const throwing = new Proxy(
  {},
  {
    get: () => {
      throw new Error('no');
    },
    ownKeys: () => {
      throw new Error('no');
    },
  },
);
const strange: fc.Arbitrary<unknown> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withSparseArray: true,
      withNullPrototype: true,
    }),
  },
  fc.constantFrom<unknown>(
    () => 1,
    Symbol('s'),
    throwing,
    new Proxy([], {}),
    new WeakMap(),
    Promise.resolve(1),
    null,
    undefined,
    Number.NaN,
    Infinity,
    -1,
    1e308,
    '',
    'wasm-1',
    [],
    [[]],
    [[0, 1]],
    [[Number.NaN, 1]],
    { steps: Symbol('s') },
    { kind: 'text' },
    { kind: 'table', content: 5 },
    { kind: 'strokes', strokes: [null] },
    { layer },
    { layer, position: 1e9, output: -5 },
    { layer, position: {}, output: [] },
    { task: 'reverse', seed: {} },
    { task: ['reverse'] },
    { data: 5 },
    { data: { digest: 7 } },
  ),
);

/** Every call, with these arguments where it takes any; those that would train are asked for one step. */
const calls: Readonly<Record<string, (...given: readonly never[]) => Promise<unknown>>> = {
  data: (source) => bitnet.data(source),
  run: (experiment, options) =>
    bitnet.run(
      typeof experiment === 'object' && experiment !== null && experiment !== throwing
        ? { ...tiny, ...(experiment as object), steps: 1, hiddenSize: 8 }
        : experiment,
      options,
    ),
  'run, options': (options) => bitnet.run(tiny, options),
  sweep: (experiment) =>
    bitnet.sweep(
      typeof experiment === 'object' && experiment !== null && experiment !== throwing
        ? { ...tiny, ...(experiment as object), steps: 1, hiddenSize: 8 }
        : experiment,
    ),
  'sweep, options': (options) => bitnet.sweep({ ...tiny, steps: 1 }, options),
  result: (id) => bitnet.result(id),
  step: (id, n) => bitnet.step(id, typeof n === 'number' && n > 5 ? 5 : n),
  remove: (id) => (Object.values(ids).includes(id) ? Promise.resolve() : bitnet.remove(id)),
  resume: (id) => bitnet.resume(id),
  describe: (id, description) => bitnet.describe(id, description),
  'describe, description': (description) => bitnet.describe('a run', description),
  inspect: (id) => bitnet.inspect(id),
  predict: (input, options) => bitnet.predict(ids.tokens, input, options),
  'predict, frames': (input, options) => bitnet.predict(ids.frames, input, options),
  'predict, id': (id) => bitnet.predict(id, '12'),
  attention: (input) => bitnet.attention(ids.tokens, input),
  'attention, frames': (input) => bitnet.attention(ids.frames, input),
  dissect: (input, place) => bitnet.dissect(ids.tokens, input, place),
  'dissect, place': (place) => bitnet.dissect(ids.tokens, '12', place),
  rehearse: (id, name) => bitnet.rehearse(id, name),
  'rehearse, layer': (name) => bitnet.rehearse(ids.tokens, name),
  formats: (id) => bitnet.formats(id),
  export: (id, format) => bitnet.export(id, format),
  'export, format': (format) => bitnet.export(ids.tokens, format),
  open: (bytes, name) => bitnet.open(bytes, name),
};

describe.each(Object.entries(calls))('bitnet.%s', (name, call) => {
  // Those that may make a model take their time.
  const numRuns = /^(run|sweep)/.test(name) ? 20 : 50;
  it('resolves, or rejects with a code and a sentence', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(strange, strange, async (one, other) => {
        try {
          await call(one as never, other as never);
        } catch (error) {
          expect(error).toBeInstanceOf(EngineError);
          const { code, message } = error as EngineError;
          expect(code, message).not.toBe('internal');
          expect(message).toMatch(/\S.*[.!?]$/s);
        }
      }),
      { numRuns, seed: 7 },
    );
  });
});
